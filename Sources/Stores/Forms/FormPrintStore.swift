package import Catalog
package import Eligibility
import Postgres
import Schema
package import Vocabulary

/// A form that was printed.
package struct StoredFormPrint: Hashable, Sendable {
    /// Counts the prints of the visit, from 1.
    package let number: Int
    package let layout: FormLayoutID
    /// Empty for the whole household.
    package let people: [PersonID]
    /// The version of the visit whose content it shows.
    package let version: Int
    /// SHA-256 of its content, in hexadecimal.
    package let digest: String
    package let sheets: Int
    /// 1 for the first print of this form for these people.
    package let copy: Int
    /// Why it was printed again; nil for the first.
    package let reason: String?
    package let printedAt: Instant
    package let printedBy: String

    /// A value of these parts.
    package init(
        number: Int,
        layout: FormLayoutID,
        people: [PersonID],
        version: Int,
        digest: String,
        sheets: Int,
        copy: Int,
        reason: String?,
        printedAt: Instant,
        printedBy: String
    ) {
        self.number = number
        self.layout = layout
        self.people = people
        self.version = version
        self.digest = digest
        self.sheets = sheets
        self.copy = copy
        self.reason = reason
        self.printedAt = printedAt
        self.printedBy = printedBy
    }
}

/// The prints of forms, which are only ever added to.
package struct FormPrintStore: Sendable {
    private let access: ActingTransaction

    /// The store in an open transaction.
    package init(_ access: ActingTransaction) {
        self.access = access
    }

    /// The prints of a visit that was read in this transaction, the oldest first.
    package func prints(of visit: StoredVisit) async throws -> [StoredFormPrint] {
        try await access.transaction.run(FormPrintList(town: access.town, visit: visit.id))
    }

    /// Notes a print of a visit that is locked in this transaction.
    package func add(_ print: StoredFormPrint, of visit: StoredVisit) async throws {
        _ = try await access.transaction.execute(
            FormPrintAdd(town: access.town, visit: visit.id, print: print)
        )
    }
}

struct FormPrintAdd: SchemaStatement {
    typealias Row = Void
    static let text = StatementText.formPrintAdd
    let town: Int32
    let visit: VisitID
    let print: StoredFormPrint

    var bindings: PostgresBindings {
        PostgresBindings(
            town,
            visit.number,
            Int32(print.number),
            print.layout.description,
            print.people.map(\.description),
            Int32(print.version),
            print.digest,
            Int32(print.sheets),
            Int32(print.copy),
            print.reason,
            print.printedAt,
            print.printedBy
        )
    }
}

struct FormPrintList: SchemaStatement {
    static let text = StatementText.formPrintList
    let town: Int32
    let visit: VisitID
    var bindings: PostgresBindings { PostgresBindings(town, visit.number) }

    static func decode(_ row: inout PostgresRowReader) throws -> StoredFormPrint {
        StoredFormPrint(
            number: try row.read(),
            layout: try required(FormLayoutID(try row.read() as String)),
            people: (try row.read() as [String]).map { PersonID($0) },
            version: try row.read(),
            digest: try row.read(),
            sheets: try row.read(),
            copy: try row.read(),
            reason: try row.read(),
            printedAt: try row.read(),
            printedBy: try row.read()
        )
    }
}
