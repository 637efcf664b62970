import Eligibility
package import Vocabulary

/// What each section of an office must confirm (原課確認シート): values that nobody has checked.
///
/// A value leaves the sheet when its source mark says that somebody saw it in a source.
package struct ConfirmationSheet: Sendable {
    /// One value, with what is known of it.
    package struct Row: Hashable, Sendable {
        /// Stable: the procedure's code and the aspect, `DS21.rule`; a parameter's `param.<id>`.
        package let key: String
        /// The procedure's, or the parameter's, name.
        package let name: Localized
        package let aspect: Localized
        /// The value in force, in words.
        package let value: String
        package let mark: EvidenceMark
        /// Where the value is from, as far as anybody wrote down.
        package let source: String
        /// Whether what residents are told depends on it.
        package let decides: Bool
        /// Where it stands in the catalog.
        package let place: SourcePosition
    }

    /// The rows of one section.
    package struct Section: Hashable, Sendable {
        /// The section as the procedures name it; nil for values that belong to none.
        package let name: String?
        /// Those that decide something first, then by key.
        package let rows: [Row]
    }

    /// In the order of their names, values without a section last.
    package let sections: [Section]

    /// The sheets of an office on a day; O(procedures × aspects).
    ///
    /// Estimates only, or, with `wellKnown`, also what is well known but was not looked up.
    package init(_ view: CatalogView, wellKnown: Bool = false) {
        let marks: Set<EvidenceMark> = wellKnown ? [.estimate, .wellKnown] : [.estimate]
        var bySection: [String: [Row]] = [:]
        for procedure in view.procedures {
            bySection[procedure.owningSection, default: []] += Self.rows(procedure, view, marks)
        }
        var sections = bySection.filter { !$0.value.isEmpty }
            .sorted { $0.key < $1.key }
            .map { Section(name: $0.key, rows: $0.value.sorted(by: Row.comesFirst)) }
        let parameters = Self.parameters(view, marks)
        if !parameters.isEmpty { sections.append(Section(name: nil, rows: parameters)) }
        self.sections = sections
    }
}

extension ConfirmationSheet.Row {
    fileprivate static func comesFirst(_ left: Self, _ right: Self) -> Bool {
        if left.decides != right.decides { return left.decides }
        return utf8Precedes(left.key, right.key)
    }
}

extension Procedure {
    /// The section that knows its law: not the unified counter, where it names another one too.
    ///
    /// What is done outside the house belongs to whoever tells residents of it.
    fileprivate var owningSection: String {
        if handling == .outside { return "市民総合窓口課" }
        return String(sections.first { $0 != "市民総合窓口課" } ?? sections.first ?? desk.ja[...])
    }
}

// MARK: - Rows

extension ConfirmationSheet {
    private static func rows(
        _ procedure: Procedure,
        _ view: CatalogView,
        _ marks: Set<EvidenceMark>
    ) -> [Row] {
        procedure.sources.filter { marks.contains($0.value.mark) }.map { aspect, source in
            Row(
                key: "\(procedure.code).\(aspect.rawValue)",
                name: procedure.name,
                aspect: aspect.name,
                value: ConfirmationWords(view).value(of: aspect, procedure),
                mark: source.mark,
                source: source.words,
                decides: aspect.decides,
                place: procedure.place(aspect.catalogKey)
            )
        }
    }

    private static func parameters(_ view: CatalogView, _ marks: Set<EvidenceMark>) -> [Row] {
        view.layer.parameters.flatMap { parameter in
            parameter.dated.entries.compactMap { entry -> Row? in
                guard let source = parameter.sources[entry.from], marks.contains(source.mark) else {
                    return nil
                }
                return Row(
                    key: "param.\(parameter.name).\(entry.from)",
                    name: parameter.title,
                    aspect: Localized(ja: "値", en: "Value"),
                    value: ConfirmationWords(view).value(
                        of: entry.value,
                        parameter,
                        from: entry.from
                    ),
                    mark: source.mark,
                    source: source.words,
                    decides: true,
                    place: parameter.position
                )
            }
        }.sorted { utf8Precedes($0.key, $1.key) }
    }
}

extension SourceMark {
    fileprivate var words: String {
        [from, on.map { "\($0)" }, note].compactMap { $0 }.joined(separator: "; ")
    }
}

extension SourceAspect {
    /// Whether duty, day, price or papers that a resident is told depend on it.
    fileprivate var decides: Bool {
        switch self {
        case .rule, .law, .deadline, .documents, .fee, .outcome: true
        case .system, .minutes, .online, .channels, .namesEn: false
        }
    }

    /// The key of the definition under which its value stands.
    fileprivate var catalogKey: String {
        switch self {
        case .law: "legal_basis"
        case .fee: "fee_yen"
        case .online, .channels: "channels"
        case .namesEn: "name"
        default: rawValue
        }
    }

    fileprivate var name: Localized {
        switch self {
        case .rule: Localized(ja: "対象となる条件", en: "Condition")
        case .law: Localized(ja: "根拠法令", en: "Legal basis")
        case .deadline: Localized(ja: "期限", en: "Deadline")
        case .documents: Localized(ja: "必要な書類", en: "Papers")
        case .system: Localized(ja: "業務システム", en: "System")
        case .fee: Localized(ja: "手数料", en: "Fee")
        case .minutes: Localized(ja: "所要時間", en: "Minutes")
        case .outcome: Localized(ja: "結果", en: "Outcome")
        case .online: Localized(ja: "オンライン申請", en: "Online filing")
        case .channels: Localized(ja: "届出の方法", en: "Ways to file")
        case .namesEn: Localized(ja: "英語の名称", en: "English name")
        }
    }
}
