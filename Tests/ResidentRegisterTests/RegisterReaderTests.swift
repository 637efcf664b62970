import Catalog
import TestSupport
import Testing
import Vocabulary

import ResidentRegister

/// Extracts in the layout of the small catalog.
enum Extract {
    static let header = [
        "宛名番号", "世帯番号", "支援措置", "氏", "名", "氏フリガナ", "名フリガナ", "生年月日", "続柄コード", "住所", "郵便番号",
    ]
    static let chiba = [
        "1000123", "H7", "0", "千葉", "太郎", "ﾁﾊﾞ", "たろう", "19850502", "01", "中央区千葉港1-1", "260-0026",
    ]

    static func catalog() throws -> Catalog {
        let files = DeskCatalogTexts.files.map { CatalogFile(path: $0.key, text: $0.value) }
        return try #require(Catalog.load(files).catalog)
    }

    static func reader(_ header: [String] = header) throws -> RegisterReader {
        let catalog = try catalog()
        return try RegisterReader(
            header: CSVFramer.Row(line: 1, fields: header),
            layout: try #require(catalog.national.register),
            catalog: catalog
        )
    }

    static func read(_ changes: [String: String] = [:]) throws -> RegisteredResident {
        var reader = try reader()
        return try reader.resident(of: row(changes))
    }

    static func row(_ changes: [String: String]) -> CSVFramer.Row {
        let fields = zip(header, chiba).map { changes[$0] ?? $1 }
        return CSVFramer.Row(line: 2, fields: fields)
    }
}

@Suite("A row of an extract of the residence record")
struct RegisterReaderTests {
    @Test("becomes facts and fields in the forms of the registry")
    func whole() throws {
        let resident = try Extract.read()
        #expect(resident.number == "1000123" && resident.household == "H7")
        #expect(!resident.isProtected)
        #expect(JSONValue.object(resident.facts) == ["born": "1985-05-02", "relationship": "head"])
        #expect(
            JSONValue.object(resident.personFields) == [
                "family_name": "千葉", "given_name": "太郎", "family_kana": "チバ",
                "given_kana": "タロウ",
            ]
        )
        #expect(
            JSONValue.object(resident.householdFields) == [
                "address": "中央区千葉港1-1", "postcode": "2600026",
            ]
        )
        #expect(resident.keys.map(\.text) == ["千葉太郎", "チバタロウ"].map { FoldedKey($0).text })
    }

    @Test(
        "keeps of a birth what is known, and nothing more",
        arguments: [
            ("1985-05-02", "1985-05-02"), ("昭和60年5月2日", "1985-05-02"), ("S60.5.2", "1985-05-02"),
            ("19500000", "1950"), ("19500400", "1950-04"), ("19500230", "1950-02"),
            ("195004", "1950-04"), ("19501399", "1950"), ("00000000", nil), ("不詳", nil), ("", nil),
        ] as [(String, String?)]
    )
    func births(written: String, kept: String?) throws {
        #expect(try Extract.read(["生年月日": written]).born == kept)
    }

    @Test("leaves out and counts what it cannot read, and asks nobody to trust a guess")
    func unread() throws {
        var reader = try Extract.reader()
        let changes = ["続柄コード": "77", "郵便番号": "26", "氏フリガナ": "chiba", "生年月日": "不詳"]
        let resident = try reader.resident(of: Extract.row(changes))
        #expect(resident.facts.members.isEmpty)
        #expect(resident.personFields["family_kana"] == nil)
        #expect(resident.householdFields["postcode"] == nil)
        #expect(reader.unread == ["続柄コード": 1, "郵便番号": 1, "氏フリガナ": 1, "生年月日": 1])
    }

    @Test(
        "is refused where that would mix up, lose or expose somebody",
        arguments: [
            ("宛名番号", ""), ("宛名番号", "10-22"), ("世帯番号", String(repeating: "1", count: 21)),
            ("支援措置", "9"), ("支援措置", ""), ("氏", ""), ("住所", "123456789018"),
            ("宛名番号", "123456789018"),
        ]
    )
    func refusals(column: String, value: String) throws {
        var reader = try Extract.reader()
        let problem = #expect(throws: CSVProblem.self) {
            try reader.resident(of: Extract.row([column: value]))
        }
        #expect(problem?.line == 2 && problem?.column == column)
        let sentence = try #require(problem?.sentence(in: .ja))
        #expect(value.isEmpty || !sentence.contains(value))
    }

    @Test("needs every column of the layout once, and none of My Numbers")
    func headers() {
        #expect(throws: CSVProblem.self) {
            try Extract.reader(Array(Extract.header.dropLast()))
        }
        #expect(throws: CSVProblem.self) { try Extract.reader(Extract.header + ["氏"]) }
        #expect(throws: CSVProblem.self) { try Extract.reader(Extract.header + ["個人番号"]) }
        #expect(throws: Never.self) { try Extract.reader(Extract.header + ["備考"]) }
    }

    @Test("is refused with another number of fields than the header")
    func fields() throws {
        var reader = try Extract.reader()
        #expect(throws: CSVProblem.self) {
            try reader.resident(of: CSVFramer.Row(line: 5, fields: ["1"]))
        }
    }
}
