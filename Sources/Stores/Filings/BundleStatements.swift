import Casework
import Catalog
import Eligibility
import Filing
import Postgres
import Schema
import Vocabulary

struct BundleLookUp: SchemaStatement {
    static let text = StatementText.bundleLookUp
    let town: Int32
    let key: String
    let catalogHash: String
    let people: [PersonKey]
    let visit: VisitID?

    var bindings: PostgresBindings {
        let known = people.filter { $0.name != nil && $0.born != nil }
        return PostgresBindings(
            town,
            key,
            catalogHash,
            known.map { $0.name?.text },
            known.map(\.born),
            visit?.number
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> FilingLookUp {
        let hash: [UInt8]? = try row.read()
        let receipt: String? = try row.read()
        let bundle: Int64? = try row.read()
        let visit: Int64? = try row.read()
        var earlier: FiledBundle?
        if let hash, let receipt, let bundle, let visit {
            earlier = FiledBundle(
                bundle: BundleID(number: bundle),
                visit: VisitID(number: visit),
                contentHash: hash,
                receipt: receipt
            )
        }
        return FilingLookUp(
            earlier: earlier,
            catalogIsKept: try row.read(),
            isProtected: try row.read()
        )
    }
}

struct BundleNumbers: SchemaStatement {
    static let text = StatementText.bundleNumbers
    let newVisit: Bool
    let items: Int
    let town: Int32
    let locks: [PersonLock]

    var bindings: PostgresBindings {
        PostgresBindings(
            newVisit,
            Int32(items),
            town,
            locks.map(\.key),
            locks.map(\.mode.rawValue)
        )
    }

    static func decode(_ row: inout PostgresRowReader) throws -> FilingNumbers {
        let visit: Int64? = try row.read()
        return FilingNumbers(
            visit: visit.map { VisitID(number: $0) },
            bundle: BundleID(number: try row.read()),
            items: (try row.read() as [Int64]).map { ItemID(number: $0) }
        )
    }
}

struct BundleFile: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.bundleFile
    let town: Int32
    let bundle: NewBundle

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            bundle.id.number,
            bundle.visit.number,
            bundle.office.number,
            bundle.lane.rawValue,
            bundle.key,
            bundle.contentHash,
            bundle.packet.text,
            bundle.packet.seal,
            bundle.receipt,
            bundle.receivedAt,
            bundle.filedAt,
            bundle.filedBy
        )
    }
}

struct BundleFileItems: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.bundleFileItems
    let town: Int32
    let bundle: NewBundle

    private var pairs: [(later: Int64, earlier: Int64)] {
        bundle.items.flatMap { item in
            item.content.after.map { (item.id.number, bundle.items[$0].id.number) }
        }
    }

    var bindings: PostgresBindings {
        let items = bundle.items
        let pairs = pairs
        return PostgresBindings(
            town,
            bundle.id.number,
            bundle.visit.number,
            bundle.office.number,
            bundle.lane.rawValue,
            bundle.receivedAt,
            bundle.filedAt,
            bundle.filedBy,
            items.map(\.id.number),
            items.map(\.content.entry.procedure.description),
            items.map(\.content.entry.code),
            items.map(\.content.system.description),
            items.map { arrayLiteral($0.content.entry.people.map(\.description)) },
            items.map(\.state),
            items.map { Int16($0.waitingFor) },
            items.map { Int16($0.content.checks) },
            items.map(\.dueAt),
            items.map(\.content.record),
            pairs.map(\.later),
            pairs.map(\.earlier)
        )
    }
}

struct BundleAfterEarlier: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.bundleAfterEarlier
    let town: Int32
    let bundle: NewBundle

    var bindings: PostgresBindings {
        let pairs = bundle.items.flatMap { item in
            item.content.earlier.map { (item.id.number, $0.item.number) }
        }
        return PostgresBindings(town, pairs.map(\.0), pairs.map(\.1))
    }
}

struct ItemLockFiled: SchemaStatement {
    static let text = StatementText.itemLockFiled
    let town: Int32
    let items: [ItemID]
    var bindings: PostgresBindings { PostgresBindings(town, items.map(\.number)) }

    static func decode(_ row: inout PostgresRowReader) throws -> (item: ItemID, state: String) {
        (ItemID(number: try row.read()), try row.read())
    }
}

struct BundleOfVisit: SchemaStatement {
    static let text = StatementText.bundleOfVisit
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredBundle {
        StoredBundle(
            id: BundleID(number: try row.read()),
            key: try row.read(),
            lane: try required(Lane(rawValue: try row.read())),
            receipt: try row.read(),
            receivedAt: try row.read(),
            filedAt: try row.read(),
            filedBy: try row.read()
        )
    }
}

struct BundleItemRecord: SchemaStatement {
    static let text = StatementText.bundleItemRecord
    let town: Int32
    let item: ItemID
    var bindings: PostgresBindings { PostgresBindings(town, item.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredItemRecord {
        StoredItemRecord(
            visit: VisitID(number: try row.read()),
            office: try municipality(&row),
            procedure: try row.read(),
            people: try row.read(),
            state: try row.read(),
            attempt: try row.read(),
            system: try row.read(),
            lane: try required(Lane(rawValue: try row.read())),
            record: try json(&row),
            packet: try json(&row),
            household: try row.read(String?.self).map { try JSONParser.parse($0) },
            isCorrected: try row.read(),
            ahead: try row.read(String?.self).map { try JSONParser.parse($0) },
            isHouseholdAhead: try row.read(),
            sentBackBecause: try row.read(String?.self).map { SendBackReason(rawValue: $0) }
        )
    }
}
