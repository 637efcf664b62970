import Casework
import Eligibility
import Filing
import Postgres
import Schema
import Vocabulary

struct FiledPersonPut: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.filedPersonPut
    let town: Int32
    let bundle: BundleID
    let people: [(item: ItemID, person: SoughtPerson)]

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            bundle.number,
            people.map(\.item.number),
            people.map(\.person.procedure),
            people.map(\.person.key.person.description),
            people.map { $0.person.key.name?.text },
            people.map { $0.person.key.reading?.text },
            people.map(\.person.key.born)
        )
    }
}

struct FiledPersonDrop: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.filedPersonDrop
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }
}

struct ItemBundle: SchemaStatement {
    static let text = StatementText.itemBundle
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> BundleID {
        BundleID(number: try row.read())
    }
}

struct FiledPersonList: SchemaStatement {
    static let text = StatementText.filedPersonList
    let town: Int32
    let items: [ItemID]
    var bindings: PostgresBindings { PostgresBindings(town, items.map(\.number)) }

    static func decode(
        _ row: inout PostgresRowReader
    ) throws -> (item: ItemID, bundle: BundleID, person: SoughtPerson) {
        let item = ItemID(number: try row.read())
        let bundle = BundleID(number: try row.read())
        let procedure: String = try row.read()
        let person = PersonID(try row.read())
        let sought = SoughtPerson(procedure: procedure, key: try personKey(person, &row))
        return (item, bundle, sought)
    }
}

/// Reads folded name, folded reading and birth.
private func personKey(
    _ person: PersonID,
    _ row: inout PostgresRowReader
) throws -> PersonKey {
    let name: String? = try row.read()
    let reading: String? = try row.read()
    return PersonKey(
        person: person,
        name: name.map(FoldedKey.init(folded:)),
        reading: reading.map(FoldedKey.init(folded:)),
        born: try row.read()
    )
}

/// A found item, before it is judged how like it is.
struct DuplicateCandidate {
    let place: Int
    let item: ItemID
    let key: PersonKey
    let code: String
    let office: Int32
    let filedAt: Instant
    let state: ItemState
    let visit: VisitID
    let isProtected: Bool

    /// Nil where the persons do not look alike after all.
    func found(for sought: SoughtPerson) -> FoundDuplicate? {
        sought.key.likeness(to: key).map { likeness in
            FoundDuplicate(
                place: place,
                item: item,
                person: key.person,
                sought: sought,
                likeness: likeness,
                code: code,
                office: office,
                filedAt: filedAt,
                state: state,
                visit: visit,
                isProtected: isProtected
            )
        }
    }
}

/// Where the persons of filings are looked for.
struct DuplicateSearch {
    let town: Int32
    let sought: [SoughtPerson]
    let visit: VisitID?
    let bundle: BundleID?
    let doneSince: Instant
    let each: Int
    let altogether: Int

    fileprivate var bindings: PostgresBindings {
        PostgresBindings(
            town,
            wanted.compact(sortedKeys: false),
            visit?.number,
            bundle?.number,
            doneSince,
            Int32(each),
            Int32(clamping: altogether * sought.count)
        )
    }

    private var wanted: JSONValue {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        return .array(
            sought.enumerated().map { place, person in
                [
                    "place": .int(place), "procedure": .string(person.procedure),
                    "name_key": text(person.key.name?.text),
                    "reading_key": text(person.key.reading?.text), "born": text(person.key.born),
                ]
            }
        )
    }

    fileprivate static func decode(_ row: inout PostgresRowReader) throws -> DuplicateCandidate {
        let place: Int32 = try row.read()
        let item = ItemID(number: try row.read())
        let person = PersonID(try row.read())
        return DuplicateCandidate(
            place: Int(place),
            item: item,
            key: try personKey(person, &row),
            code: try row.read(),
            office: try row.read(),
            filedAt: try row.read(),
            state: try known(ItemState(rawValue: try row.read())),
            visit: VisitID(number: try row.read()),
            isProtected: try row.read()
        )
    }
}

struct DuplicateFind: SchemaStatement {
    static let text = StatementText.duplicateFind
    let search: DuplicateSearch
    var bindings: PostgresBindings { search.bindings }

    static func decode(_ row: inout PostgresRowReader) throws -> DuplicateCandidate {
        try DuplicateSearch.decode(&row)
    }
}

struct DuplicateFindDated: SchemaStatement {
    static let text = StatementText.duplicateFindDated
    let search: DuplicateSearch
    var bindings: PostgresBindings { search.bindings }

    static func decode(_ row: inout PostgresRowReader) throws -> DuplicateCandidate {
        try DuplicateSearch.decode(&row)
    }
}

struct DuplicateList: SchemaStatement {
    static let text = StatementText.duplicateList
    let municipality: Int32?
    let doneSince: Instant
    let withDecided: Bool
    let maximum: Int

    var bindings: PostgresBindings {
        PostgresBindings(municipality, doneSince, withDecided, Int32(clamping: maximum))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> DuplicatePair {
        let municipality: Int32 = try row.read()
        let items = (ItemID(number: try row.read()), ItemID(number: try row.read()))
        let procedure: String = try row.read()
        let code: String = try row.read()
        let offices: (Int32, Int32) = (try row.read(), try row.read())
        let times: (Instant, Instant) = (try row.read(), try row.read())
        let states = (
            try known(ItemState(rawValue: try row.read())),
            try known(ItemState(rawValue: try row.read()))
        )
        let areProtected: (Bool, Bool) = (try row.read(), try row.read())
        return DuplicatePair(
            municipality: municipality,
            procedure: procedure,
            code: code,
            item: .init(
                item: items.0,
                office: offices.0,
                filedAt: times.0,
                state: states.0,
                isProtected: areProtected.0
            ),
            other: .init(
                item: items.1,
                office: offices.1,
                filedAt: times.1,
                state: states.1,
                isProtected: areProtected.1
            ),
            likeness: try known(Likeness(rawValue: try row.read())),
            decision: try decision(about: items.1, &row)
        )
    }

    private static func decision(
        about other: ItemID,
        _ row: inout PostgresRowReader
    ) throws -> DuplicateDecision? {
        let at: Instant? = try row.read()
        let by: String? = try row.read()
        guard let at, let by else { return nil }
        return DuplicateDecision(other: other, at: at, by: by)
    }
}

struct DuplicateDecide: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicateDecide
    let town: Int32
    let pair: (later: ItemID, earlier: ItemID)
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, pair.later.number, pair.earlier.number, at, actor)
    }
}

struct DuplicateUndo: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.duplicateUndo
    let town: Int32
    let pair: (later: ItemID, earlier: ItemID)
    let at: Instant
    let actor: String

    var bindings: PostgresBindings {
        PostgresBindings(town, pair.later.number, pair.earlier.number, at, actor)
    }
}

struct DuplicateDecisions: SchemaStatement {
    static let text = StatementText.duplicateDecisions
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> DuplicateDecision {
        DuplicateDecision(
            other: ItemID(number: try row.read()),
            at: try row.read(),
            by: try row.read()
        )
    }
}

struct DuplicateNames: SchemaStatement {
    static let text = StatementText.duplicateNames
    let town: Int32
    let people: [(item: ItemID, person: PersonID)]

    var bindings: PostgresBindings {
        PostgresBindings(town, people.map(\.item.number), people.map(\.person.description))
    }

    static func decode(_ row: inout PostgresRowReader) throws -> WrittenPerson {
        func joined() throws -> String {
            let parts: [String?] = [try row.read(), try row.read()]
            return parts.compactMap(\.self).joined(separator: " ")
        }
        return WrittenPerson(
            item: ItemID(number: try row.read()),
            name: try joined(),
            reading: try joined()
        )
    }
}
