package import Vocabulary

/// A back-office system that owns procedures.
package struct SystemDefinition: Hashable, Sendable {
    /// Where a system stands.
    package enum Kind: String, WordChoice, Hashable, Sendable {
        /// One of the twenty standardised systems.
        case standard
        /// A system of the city outside the twenty.
        case other
        /// An outside body; nothing is handed over.
        case outside
    }

    package let id: SystemID
    package let name: Localized
    package let kind: Kind
    /// Keys that it gives back, for dependent items.
    package let returns: [String]
    package let layout: LayoutID
    package let lot: LotPolicy
}

/// When a lot is cut.
package struct LotPolicy: Hashable, Sendable {
    /// Rows after which a lot is full.
    package let rowsMax: Int
    /// Seconds after which the oldest row of the waiting lane takes its lot along.
    package let waitingAgeSeconds: Int
    /// Minutes of the day, Asia/Tokyo, at which the overnight lane is cut; ascending.
    package let overnightCutOffs: [Int]

    static let usual = LotPolicy(rowsMax: 500, waitingAgeSeconds: 60, overnightCutOffs: [17 * 60])
}

/// How a lot is written.
package struct Layout: Hashable, Sendable {
    /// How the columns of a row are told apart.
    package enum Format: String, WordChoice, Hashable, Sendable {
        /// RFC 4180.
        case csv
        /// Columns of fixed width.
        case fixed
    }

    /// How characters become bytes.
    package enum Encoding: String, WordChoice, Hashable, Sendable {
        case utf8 = "utf-8"
        /// Windows code page 932; what it lacks is substituted or refused, never lost silently.
        case cp932
    }

    /// What ends a row.
    package enum Newline: String, WordChoice, Hashable, Sendable {
        case crlf
        case lf
    }

    /// What fills a column that its value does not.
    package enum Padding: String, WordChoice, Hashable, Sendable {
        case space
        case zero
    }

    /// At which end of its column a value stands.
    package enum Alignment: String, WordChoice, Hashable, Sendable {
        case left
        case right
    }

    /// What a column holds.
    package enum Source: Hashable, Sendable {
        case value(Value)
        /// A field of the record of the person or household.
        case record(FieldID)
        /// A key that an earlier system returned.
        case carried(String)
        case constant(String)
    }

    /// The values that every row has.
    package enum Value: String, WordChoice, Hashable, Sendable {
        case item
        case attempt
        case key
        case municipality
        case office
        case procedure
        case code
        case people
        case receivedAt = "received_at"
        case record
        case carried
        case protected
        case secondCheckedBy = "second_checked_by"
    }

    /// One column: where its value comes from and how it is set.
    package struct Column: Hashable, Sendable {
        package let name: String
        package let source: Source
        /// Characters, for fixed width.
        package let width: Int?
        package let padding: Padding
        package let alignment: Alignment
    }

    package let id: LayoutID
    package let format: Format
    package let encoding: Encoding
    package let newline: Newline
    package let hasHeader: Bool
    package let columns: [Column]
    /// What stands for a character that the encoding lacks; keys are single characters.
    package let substitutions: [String: String]
}

// MARK: - Reading

extension ReadingContext {
    func system(_ map: MapReader) -> SystemDefinition? {
        let id: SystemID? = newName(map.required("id"), "system")
        let name = map.localized("name")
        let kind: SystemDefinition.Kind? = map.choice("kind")
        let returns = map.texts("returns")
        let layout = map.node("layout").map { reference($0, "layout", in: known.layouts) }
        let lot = map.map("lot") { lotPolicy($0) } ?? .usual
        guard let id, let kind else { return nil }
        return SystemDefinition(
            id: id,
            name: name,
            kind: kind,
            returns: returns,
            layout: (layout ?? nil) ?? "general",
            lot: lot
        )
    }

    private func lotPolicy(_ map: MapReader) -> LotPolicy {
        let usual = LotPolicy.usual
        let cutOffs: [Int]? = map.map("overnight") { map in
            map.requiredList("cut_offs") { clockTime($0, "cut_offs") }.sorted()
        }
        return LotPolicy(
            rowsMax: map.optionalInt("rows_max", in: 1...100_000) ?? usual.rowsMax,
            waitingAgeSeconds: map.map("waiting") { $0.int("age_s", in: 0...86_400) }
                ?? usual.waitingAgeSeconds,
            overnightCutOffs: cutOffs ?? usual.overnightCutOffs
        )
    }

    /// Minutes since midnight of a clock time, `09:00`; 24:00 is allowed as an end.
    func clockTime(_ node: YAMLNode, _ key: String) -> Int? {
        let parts = (node.text ?? "").split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...59).contains(minute), hour >= 0,
            hour * 60 + minute <= 24 * 60
        {
            return hour * 60 + minute
        }
        log.error(node.position, "`\(key)` must be a clock time such as \"09:00\"")
        return nil
    }

    func layout(_ map: MapReader) -> Layout? {
        let id: LayoutID? = newName(map.required("id"), "layout")
        let format: Layout.Format = map.choice("format", default: .csv)
        let layout = Layout(
            id: id ?? "general",
            format: format,
            encoding: map.choice("encoding", default: .utf8),
            newline: map.choice("newline", default: .crlf),
            hasHeader: map.bool("header", default: true),
            columns: map.requiredList("columns") { node in
                node.map("column", log) { column($0, fixed: format == .fixed) }
            },
            substitutions: map.map("substitutions") { map in
                map.keys.reduce(into: [:]) { $0[$1] = map.optionalText($1) ?? "" }
            } ?? [:]
        )
        for key in layout.substitutions.keys where key.unicodeScalars.count > 2 {
            log.error(map.place("substitutions"), "`\(key)` is more than one character")
        }
        return id == nil ? nil : layout
    }

    private func column(_ map: MapReader, fixed: Bool) -> Layout.Column? {
        let name = map.text("name")
        let source =
            map.node("constant").flatMap { $0.text }.map(Layout.Source.constant)
            ?? map.required("from").flatMap(columnSource)
        let width = map.optionalInt("width", in: 1...10_000)
        if fixed, width == nil {
            log.error(map.position, "a column of a fixed layout needs `width`")
        }
        let padding: Layout.Padding = map.choice("pad", default: .space)
        let alignment: Layout.Alignment = map.choice("align", default: .left)
        return source.map {
            Layout.Column(
                name: name,
                source: $0,
                width: width,
                padding: padding,
                alignment: alignment
            )
        }
    }

    private func columnSource(_ node: YAMLNode) -> Layout.Source? {
        let text = node.text ?? ""
        if let value = Layout.Value(rawValue: text) { return .value(value) }
        if text.hasPrefix("carried.") { return .carried(String(text.dropFirst(8))) }
        if text.hasPrefix("record."), let field = FieldID(String(text.dropFirst(7))),
            fields[field] != nil
        {
            return .record(field)
        }
        let words = Layout.Value.allCases.map(\.rawValue) + fields.keys.map { "record.\($0)" }
        let hint = Suggestion.sentence(for: text, among: words.sorted())
        log.error(node.position, "a column cannot come from `\(text)`\(hint)")
        return nil
    }
}
