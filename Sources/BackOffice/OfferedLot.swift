import Crypto
package import Vocabulary

/// A lot as it lies in the drop folder, read as another system would read it.
package struct OfferedLot: Hashable, Sendable {
    /// A row of the file.
    package struct Row: Hashable, Sendable {
        /// The item's number as text.
        package let item: String
        /// Its attempt.
        package let attempt: Int
        /// The municipality's six digits.
        package let municipality: String
        /// The procedure's name.
        package let procedure: String
        /// The procedure's code.
        package let code: String
        /// The persons it is about.
        package let people: [String]
        /// The keys it carries, by person.
        package let carried: JSONValue
    }

    /// The lot's number as text.
    package let lot: String
    /// Its rows in order.
    package let rows: [Row]

    /// Why an offered lot is not imported.
    package enum Fault: String, Error, Hashable, Sendable {
        /// The description is not JSON or lacks something.
        case description
        /// The file's bytes are not those that the description names.
        case hash
        /// The file is no table with the columns of the layout.
        case table
        /// The number of rows or the items differ from the description.
        case rows
    }

    /// Reads a lot from its two files, believing neither.
    package init(description: [UInt8], table: [UInt8]) throws(Fault) {
        let limits = JSONLimits(bytes: 64 << 20)
        guard let announced = try? JSONParser.parse(description, limits: limits).asObject,
            let lot = announced["lot"]?.asString, let rows = announced["rows"]?.asInt,
            let items = announced["items"]?.asArray?.compactMap(\.asString),
            let hash = announced["sha256"]?.asString
        else { throw .description }
        guard hash == Self.hash(of: table) else { throw .hash }
        guard let lines = CSVReader.rows(table), let header = lines.first else { throw .table }
        self.lot = lot
        var read: [Row] = []
        for line in lines.dropFirst() {
            guard line.count == header.count, let row = Row(header: header, line) else {
                throw .table
            }
            read.append(row)
        }
        self.rows = read
        guard Int64(read.count) == rows, read.map(\.item) == items else { throw .rows }
    }

    /// The SHA-256 of a table in hexadecimal, as a description names it.
    package static func hash(of table: [UInt8]) -> String {
        SHA256.hash(data: table).hexadecimal
    }
}

extension OfferedLot.Row {
    fileprivate init?(header: [String], _ line: [String]) {
        let fields = Dictionary(zip(header, line)) { first, _ in first }
        guard let item = fields["item"], let attempt = fields["attempt"].flatMap({ Int($0) }),
            let municipality = fields["municipality"], let procedure = fields["procedure"],
            let code = fields["code"], let people = fields["people"],
            let carried = fields["carried"],
            let list = try? JSONParser.parse(people).asArray?.compactMap(\.asString),
            let keys = try? JSONParser.parse(carried)
        else { return nil }
        self.item = item
        self.attempt = attempt
        self.municipality = municipality
        self.procedure = procedure
        self.code = code
        self.people = list
        self.carried = keys
    }
}
