import Stores
import Vocabulary

/// A roster (職員名簿) as a personnel section writes it: a member of the staff a row.
package struct StaffRoster: Sendable {
    /// One row.
    package struct Row: Sendable {
        /// The line of the file, from 1.
        package let line: Int
        /// Who it is about.
        package let member: NewStaffMember
    }

    /// Most bytes of a roster.
    package static let bytesMaximum = 4 << 20
    /// Most members of a roster.
    package static let rowsMaximum = 10_000

    /// The rows in the order of the file, each login once.
    package let rows: [Row]
    /// What the file has no column of, so that it says nothing about it.
    private let silent: (desks: Bool, contractor: Bool, term: Bool)

    /// What a row makes of a post: what it says nothing of stays.
    func post(of row: Row, over known: StaffPost) -> StaffPost {
        let said = row.member.post
        return StaffPost(
            displayName: said.displayName,
            roles: said.roles,
            office: said.office,
            desks: silent.desks && said.roles.contains(.section) ? known.desks : said.desks,
            term: silent.term ? known.term : said.term,
            isContractor: silent.contractor ? known.isContractor : said.isContractor
        )
    }

    /// Reads a file; refused with every line that is wrong, up to twenty.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        let table: [CSVFramer.Row]
        do throws(CSVFramer.Fault) {
            var framer = CSVFramer()
            var rows = try framer.rows(in: bytes)
            if let last = try framer.end() { rows.append(last) }
            table = rows
        } catch {
            throw Refusal(error)
        }
        guard let header = table.first, table.count > 1 else { throw Self.empty }
        guard table.count - 1 <= Self.rowsMaximum else { throw Self.tooLong }
        let reader: RosterReader
        do throws(CSVProblem) {
            reader = try RosterReader(header)
        } catch {
            throw Refusal(error)
        }
        var rows: [Row] = []
        var lines: [String: Int] = [:]
        var problems: [CSVProblem] = []
        for row in table.dropFirst() where problems.count < Self.problemsMaximum {
            do throws(CSVProblem) {
                let member = try reader.member(of: row)
                if let first = lines.updateValue(row.line, forKey: member.login) {
                    throw .twin(row.line, first)
                }
                rows.append(Row(line: row.line, member: member))
            } catch {
                problems.append(error)
            }
        }
        if let refusal = Refusal(problems.map(Refusal.init)) { throw refusal }
        self.rows = rows
        silent = reader.silent
    }

    private static let problemsMaximum = 20

    private static let empty = Refusal(
        .invalid,
        Localized(
            ja: "名簿に誰もいません。見出しの行と、一人一行の行を書いてください。",
            en: "Nobody is in the roster; write a header and a row each."
        )
    )
    /// The refusal of a file that is longer than any staff.
    package static let tooLong = Refusal(
        .invalid,
        Localized(
            ja: "名簿が長すぎます。4 MiB、10,000人までです。",
            en: "The roster is too long; at most 4 MiB and 10,000 members."
        )
    )
}

/// Reads the rows of a roster by its header.
private struct RosterReader {
    private enum Column: String, CaseIterable {
        case user, name, roles, office, desks, contractor
        case validFrom = "valid_from"
        case validUntil = "valid_until"

        var heading: String {
            switch self {
            case .user: "利用者名"
            case .name: "氏名"
            case .roles: "役割"
            case .office: "所属"
            case .desks: "窓口"
            case .contractor: "委託"
            case .validFrom: "開始日"
            case .validUntil: "終了日"
            }
        }

        static let required: [Column] = [.user, .name, .roles, .office]
    }

    private let places: [Column: Int]
    private let headings: [String]

    init(_ header: CSVFramer.Row) throws(CSVProblem) {
        var places: [Column: Int] = [:]
        for (place, text) in header.fields.enumerated() {
            let name = text.withoutBlanksAround
            let column = Column.allCases.first {
                utf8Equal($0.rawValue, name) || utf8Equal($0.heading, name)
            }
            // A misspelt column passed over would let leavers stay.
            guard let column, places.updateValue(place, forKey: column) == nil else {
                throw CSVProblem(
                    line: header.line,
                    column: name,
                    ja: "この列は名簿にありません。見出しは利用者名・氏名・役割・所属・窓口・委託・開始日・終了日を一度ずつです。",
                    en:
                        "A roster has no such column, or has it once; the columns are user, name, roles, office, "
                        + "desks, contractor, valid_from, valid_until."
                )
            }
        }
        for column in Column.required where places[column] == nil {
            throw CSVProblem(
                line: header.line,
                column: column.rawValue,
                ja: "「\(column.heading)」の列がありません。",
                en: "The column is missing."
            )
        }
        self.places = places
        headings = header.fields.map(\.withoutBlanksAround)
    }

    /// What has no column; half a term is a term.
    var silent: (desks: Bool, contractor: Bool, term: Bool) {
        (
            places[.desks] == nil, places[.contractor] == nil,
            places[.validFrom] == nil && places[.validUntil] == nil
        )
    }

    func member(of row: CSVFramer.Row) throws(CSVProblem) -> NewStaffMember {
        guard row.fields.count == headings.count else {
            throw CSVProblem(
                line: row.line,
                ja: "見出しと列の数が違います。",
                en: "It has another number of fields than the header."
            )
        }
        guard let office = MunicipalityCode(WrittenDay.halfWidth(text(.office, row))) else {
            throw problem(
                .office,
                row,
                ja: "所属を6桁の団体コードで書いてください。",
                en: "Write the office as its code of six digits."
            )
        }
        let term = StaffTerm(from: try day(.validFrom, row), until: try day(.validUntil, row))
        guard let term else {
            throw problem(
                .validUntil,
                row,
                ja: "終了日が開始日より前です。",
                en: "The last day is before the first."
            )
        }
        return NewStaffMember(
            login: text(.user, row),
            StaffPost(
                displayName: text(.name, row),
                roles: try roles(row),
                office: office,
                desks: words(.desks, row).sorted(),
                term: term,
                isContractor: try isContractor(row)
            )
        )
    }

    private func text(_ column: Column, _ row: CSVFramer.Row) -> String {
        places[column].map { row.fields[$0].withoutBlanksAround } ?? ""
    }

    private func words(_ column: Column, _ row: CSVFramer.Row) -> [String] {
        let marks: Set<Character> = [" ", "\u{3000}", "、", ",", "/", ";", "・"]
        return text(column, row).split { marks.contains($0) }.map(String.init)
    }

    private func roles(_ row: CSVFramer.Row) throws(CSVProblem) -> Set<StaffRole> {
        var roles: Set<StaffRole> = []
        for word in words(.roles, row) {
            guard let role = Self.roles.first(where: { utf8Equal($0.key, word) })?.value else {
                throw problem(
                    .roles,
                    row,
                    ja: "役割は総合案内・総合窓口・個別窓口・事務センター・管理者から書いてください。",
                    en: "The roles are concierge, clerk, section, center and administrator."
                )
            }
            roles.insert(role)
        }
        return roles
    }

    private static let roles: [String: StaffRole] = {
        let named: [String: StaffRole] = [
            "総合案内": .concierge, "総合窓口": .clerk, "個別窓口": .section, "事務センター": .center,
            "管理者": .administrator,
        ]
        return StaffRole.allCases.reduce(into: named) { $0[$1.rawValue] = $1 }
    }()

    private func isContractor(_ row: CSVFramer.Row) throws(CSVProblem) -> Bool {
        switch text(.contractor, row).lowercased() {
        case "", "no", "0", "職員", "いいえ": return false
        case "yes", "1", "委託", "はい", "○", "〇", "◯": return true
        default:
            throw problem(
                .contractor,
                row,
                ja: "「委託」と書くか、空にしてください。",
                en: "Write yes, or leave it empty."
            )
        }
    }

    private func day(_ column: Column, _ row: CSVFramer.Row) throws(CSVProblem) -> CalendarDay? {
        let written = text(column, row)
        if written.isEmpty { return nil }
        guard let day = WrittenDay.read(written)?.whole else {
            throw problem(
                column,
                row,
                ja: "2026-04-01 か R8.4.1 のように書いてください。",
                en: "Write it as 2026-04-01."
            )
        }
        return day
    }

    private func problem(
        _ column: Column,
        _ row: CSVFramer.Row,
        ja: String,
        en: String
    ) -> CSVProblem {
        let heading = places[column].map { headings[$0] } ?? column.rawValue
        return CSVProblem(line: row.line, column: heading, ja: ja, en: en)
    }
}

extension CSVProblem {
    fileprivate static func twin(_ line: Int, _ first: Int) -> CSVProblem {
        CSVProblem(
            line: line,
            column: "user",
            ja: "\(first)行目と同じ利用者名です。一人一行にしてください。",
            en: "The user name stands on line \(first) already; write one row each."
        )
    }
}
