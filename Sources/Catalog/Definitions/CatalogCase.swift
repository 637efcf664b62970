package import Vocabulary

/// An executable case: a household and what the plan for it must show.
package struct CatalogCase: Sendable {
    /// A sentence that says what must come out.
    package let name: String
    /// The household as JSON of the contract.
    package let household: JSONValue
    package let items: [ExpectedItem]
    /// Codes under which nobody, or one of these people, may stand.
    package let absent: [AbsentItem]
    /// The exact codes left undecided; not asked where nil.
    package let undecided: [String]?
    package let position: SourcePosition

    /// An item of the plan and the members of it that are asked; absent members are free.
    package struct ExpectedItem: Sendable {
        package let code: String
        package let people: [String]?
        /// Every other member asked, by its key in the JSON of the plan.
        package let members: JSONObject
        package let position: SourcePosition
    }

    /// A code that may not be in the plan at all, or not for these people.
    package struct AbsentItem: Sendable {
        package let code: String
        /// Only this of the procedures of the code; any of them where nil.
        package let procedure: String?
        package let people: [String]?
        package let position: SourcePosition
    }
}

// MARK: - Reading

extension ReadingContext {
    private static let memberKeys: Set<String> = [
        "counter", "handling", "instrument", "outcome", "deadline", "effective_from", "after",
        "documents", "fee_yen", "procedure",
    ]

    func catalogCase(_ map: MapReader) -> CatalogCase? {
        let name = map.text("name")
        let household = map.required("household")?.json
        let expected = map.requiredMap("expect") { map in
            let items = map.list("items") { node in
                node.map("expected item", log) { expectedItem($0) }
            }
            let absent = map.list("absent") { absentItem($0) }
            let undecided = map.has("undecided") ? map.texts("undecided") : nil
            return (items, absent, undecided)
        }
        guard let household, let expected else { return nil }
        return CatalogCase(
            name: name,
            household: household,
            items: expected.0,
            absent: expected.1,
            undecided: expected.2,
            position: map.position
        )
    }

    private func expectedItem(_ map: MapReader) -> CatalogCase.ExpectedItem {
        var members = JSONObject()
        for key in Self.memberKeys.sorted() where map.has(key) {
            members[key] = map.node(key)?.json ?? .null
        }
        return CatalogCase.ExpectedItem(
            code: map.text("code"),
            people: map.has("people") ? map.texts("people") : nil,
            members: members,
            position: map.position
        )
    }

    /// A bare code, or a code with people.
    private func absentItem(_ node: YAMLNode) -> CatalogCase.AbsentItem? {
        if node.entries == nil {
            return node.text("absent", log).map {
                CatalogCase.AbsentItem(
                    code: $0,
                    procedure: nil,
                    people: nil,
                    position: node.position
                )
            }
        }
        return node.map("absent item", log) { map in
            CatalogCase.AbsentItem(
                code: map.text("code"),
                procedure: map.optionalText("procedure"),
                people: map.has("people") ? map.texts("people") : nil,
                position: map.position
            )
        }
    }
}

extension YAMLNode {
    /// The value as JSON: plain numbers, truth values and nothing keep their type, days are strings.
    var json: JSONValue {
        switch content {
        case .list(let items): return .array(items.map(\.json))
        case .map(let entries):
            return .object(
                JSONObject(entries.map { JSONObject.Member(key: $0.key, value: $0.value.json) })
            )
        case .scalar(let text, .plain):
            if isNull { return .null }
            if text == "true" || text == "false" { return .bool(text == "true") }
            // Six digits are the code of an office; no count of the registry is as large.
            if let number = Int64(text), text.utf8.count != 6 { return .int(number) }
            return .string(text)
        case .scalar(let text, _): return .string(text)
        }
    }
}
