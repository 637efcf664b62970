import Eligibility
import Vocabulary

extension ReadingContext {
    func formLayout(_ map: MapReader) -> FormLayout? {
        let id: FormLayoutID? = newName(map.required("id"), "form layout")
        let title = map.localized("title")
        let procedures = map.list("procedures") {
            reference($0, "procedure", in: known.procedures)
        }
        let papers = map.list("papers") { reference($0, "document", in: known.documents) }
        if procedures.isEmpty, papers.isEmpty {
            log.error(map.position, "a form layout serves `procedures`, or is one of `papers`")
        }
        let when = map.node("when").flatMap { condition($0, allowsPerson: false) }
        let per: FormLayout.Unit = map.choice("per", default: .visit)
        let paper: FormLayout.Paper = map.choice("paper", default: .ours)
        let signing: FormLayout.Signing? = map.choice("signing")
        let source = map.required("source").flatMap(sourceMark)
        let boxes = map.list("boxes") { node in node.map("box", log) { formBox($0) } }
        let tables = map.list("tables") { node in node.map("table", log) { formTable($0) } }
        guard let id, let signing, let source else { return nil }
        return FormLayout(
            id: id,
            title: title,
            procedures: procedures,
            papers: papers,
            when: when,
            per: per,
            paper: paper,
            signing: signing,
            source: source,
            boxes: boxes,
            tables: tables,
            position: map.position
        )
    }

    // MARK: Boxes

    private func formBox(_ map: MapReader) -> FormBox? {
        let content = boxContent(map)
        let whose: FormBox.Whose = map.choice("whose", default: .about)
        let label = map.optionalLocalized("label")
        let at = lengths(map, "at")
        let size = lengths(map, "size")
        let style: FormBox.Style = map.choice("style", default: .text)
        let type = map.node("type").flatMap { length($0, "type") } ?? 420
        let isCentered = map.bool("centered", default: false)
        guard let content, let at, let size else { return nil }
        if case .value(let source) = content { check(style, of: source, map) }
        return FormBox(
            content: content,
            whose: whose,
            label: label,
            area: SheetArea(x: at.0, y: at.1, width: size.0, height: size.1),
            style: style,
            type: type,
            isCentered: isCentered,
            position: map.position
        )
    }

    private func boxContent(_ map: MapReader) -> FormBox.Content? {
        let from = map.node("from")
        let text = map.optionalLocalized("text")
        let isSigning = map.bool("signing", default: false)
        let isBlank = map.bool("blank", default: false)
        let given = [from != nil, text != nil, isSigning, isBlank].count { $0 }
        guard given == 1 else {
            log.error(map.position, "a box has one of `from`, `text`, `signing` or `blank`")
            return nil
        }
        if isSigning { return .signing }
        if let text { return .text(text) }
        return from.map { node in formSource(node).map { .value($0) } } ?? .blank
    }

    /// Ticks need words to choose from.
    private func check(_ style: FormBox.Style, of source: FormSource, _ map: MapReader) {
        guard style == .ticks, words(of: source).isEmpty else { return }
        log.error(map.place("style"), "only an enumeration with labels can have `ticks`")
    }

    private func words(of source: FormSource) -> [String] {
        switch source {
        case .record(let field, nil): fields[field]?.labels.keys.sorted() ?? []
        default: []
        }
    }

    // MARK: Tables

    private func formTable(_ map: MapReader) -> FormTable? {
        let members: FormTable.Members? = map.choice("members")
        let at = lengths(map, "at")
        let rowHeight = map.required("row_height").flatMap { length($0, "row_height") }
        let headHeight = map.node("head_height").flatMap { length($0, "head_height") } ?? 500
        let rows = map.int("rows", in: 1...20)
        let columns = map.requiredList("columns") { node in
            node.map("column", log) { formColumn($0) }
        }
        guard let members, let at, let rowHeight, !columns.isEmpty else { return nil }
        return FormTable(
            members: members,
            x: at.0,
            y: at.1,
            rowHeight: rowHeight,
            headHeight: headHeight,
            rows: rows,
            columns: columns,
            position: map.position
        )
    }

    private func formColumn(_ map: MapReader) -> FormTable.Column? {
        let source = map.required("from").flatMap { formSource($0) }
        let label = map.localized("label")
        let width = map.required("width").flatMap { length($0, "width") }
        let style: FormBox.Style = map.choice("style", default: .text)
        guard let source, let width else { return nil }
        check(style, of: source, map)
        return FormTable.Column(
            source: source,
            label: label,
            width: width,
            style: style,
            position: map.position
        )
    }

    // MARK: Sources and lengths

    func formSource(_ node: YAMLNode) -> FormSource? {
        let text = node.text ?? ""
        switch text {
        case "name": return .name
        case "reading": return .reading
        case "procedures": return .procedures
        case "office": return .office
        case "on": return .day
        default: break
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, parts[0] == "record", let field = FieldID(parts[1]),
            fields[field] != nil
        {
            return .record(field, part: nil)
        }
        if parts.count == 3, parts[0] == "record", let field = FieldID(parts[1]),
            fields[field]?.type == .bankAccount, FormSource.accountParts.contains(parts[2])
        {
            return .record(field, part: parts[2])
        }
        if parts.count == 2, parts[0] == "fact", let fact = FactID(parts[1]), registry[fact] != nil
        {
            return .fact(fact)
        }
        let known =
            ["name", "reading", "procedures", "office", "on"]
            + fields.keys.map { "record.\($0)" } + registry.ordered.map { "fact.\($0.id)" }
        let hint = Suggestion.sentence(for: text, among: known.sorted())
        log.error(node.position, "no value comes from `\(text)`\(hint)")
        return nil
    }

    private func lengths(_ map: MapReader, _ key: String) -> (Int, Int)? {
        guard let node = map.required(key) else { return nil }
        let two = node.items(key, log).compactMap { length($0, key) }
        if two.count == 2 { return (two[0], two[1]) }
        log.error(node.position, "`\(key)` must be two lengths in millimetres, such as [20, 35.5]")
        return nil
    }

    /// Millimetres with at most two decimals, as hundredths.
    private func length(_ node: YAMLNode, _ key: String) -> Int? {
        let parts = (node.text ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        let areDigits = parts.allSatisfy { part in
            (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
        }
        guard areDigits, (1...2).contains(parts.count), decimals.utf8.count <= 2,
            let whole = Int(parts[0]), let rest = Int((decimals + "00").prefix(2))
        else {
            log.error(node.position, "`\(key)` must be millimetres, but here is \(node.kind)")
            return nil
        }
        return whole * 100 + rest
    }
}
