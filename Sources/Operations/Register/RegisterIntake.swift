import Catalog
import Crypto
import ResidentRegister
import Stores
import Vocabulary

/// An extract on its way in: bytes to rows to residents to the stage, a thousand at a time.
struct RegisterIntake {
    /// Most residents of an extract.
    static let residentsMaximum = 5_000_000
    /// Problems after which reading ends.
    private static let problemsMaximum = 20
    private static let batchSize = 1_000

    /// How many residents were read.
    private(set) var count = 0

    private let layout: RegisterLayout
    private let catalog: Catalog
    private let store: RegisterStore
    private var framer = CSVFramer()
    private var reader: RegisterReader?
    private var hasher = SHA256()
    private var batch: [(line: Int, resident: RegisteredResident)] = []
    private var problems: [CSVProblem] = []

    init(layout: RegisterLayout, catalog: Catalog, store: RegisterStore) {
        self.layout = layout
        self.catalog = catalog
        self.store = store
    }

    /// How many values of each column could not be read, by header.
    var unread: [String: Int] { reader?.unread ?? [:] }

    /// Takes the next bytes of the file.
    mutating func take(_ bytes: ArraySlice<UInt8>) async throws {
        bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        let rows: [CSVFramer.Row]
        do {
            rows = try framer.rows(in: bytes)
        } catch {
            throw Refusal(error)
        }
        for row in rows { try await take(row) }
    }

    /// Ends the file; its SHA-256 in hexadecimal.
    mutating func end() async throws -> String {
        do {
            if let row = try framer.end() { try await take(row) }
        } catch let fault as CSVFramer.Fault {
            throw Refusal(fault)
        }
        try await store.stage(batch)
        batch = []
        if problems.isEmpty {
            problems = try await store.twins(atMost: Self.problemsMaximum).map { twin in
                CSVProblem(
                    line: twin.line,
                    ja: "\(twin.first)行目と同じ宛名番号です。一人一行にしてください。",
                    en: "The resident stands on line \(twin.first) already; write one row each."
                )
            }
        }
        if let refusal = Refusal(problems.map(Refusal.init)) { throw refusal }
        guard count > 0 else { throw Refusal.emptyExtract }
        return hasher.finalize().hexadecimal
    }

    private mutating func take(_ row: CSVFramer.Row) async throws {
        guard var reader else {
            do {
                reader = try RegisterReader(header: row, layout: layout, catalog: catalog)
            } catch {
                throw Refusal(error)
            }
            return
        }
        do throws(CSVProblem) {
            batch.append((row.line, try reader.resident(of: row)))
        } catch {
            problems.append(error)
        }
        self.reader = reader
        count += 1
        guard count <= Self.residentsMaximum else { throw Refusal.tooManyResidents }
        if problems.count == Self.problemsMaximum, let refusal = Refusal(problems.map(Refusal.init))
        {
            throw refusal
        }
        if batch.count == Self.batchSize {
            try await store.stage(batch)
            batch.removeAll(keepingCapacity: true)
        }
    }
}

extension Refusal {
    fileprivate static let emptyExtract = Refusal(
        .invalid,
        Localized(
            ja: "住民が一人もいません。見出しの行と、一人一行の行を書き出してください。",
            en: "There is no resident in it; write a header and a row each."
        )
    )
    fileprivate static let tooManyResidents = Refusal(
        .invalid,
        Localized(
            ja: "住民は\(RegisterIntake.residentsMaximum)人までです。市区町村ごとに分けてください。",
            en: "An extract has at most \(RegisterIntake.residentsMaximum) residents; "
                + "write one a municipality."
        )
    )
}
