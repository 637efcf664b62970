import Catalog
import Testing
import Vocabulary

private let path = "national/counter-fees.yaml"

private let texts = """
    certificates:
      - {id: residence-copy, name: {ja: 住民票の写し, en: Copy}, fee_yen: 300, mandate_for: [agent], sources: {fee: L, mandate: L}}
      - {id: tax-copy, name: {ja: 課税証明書, en: Tax}, fee_yen: 350, procedures: [move-in-notification], mandate_for: [same-household, agent], sources: {fee: E, mandate: E}}
    waivers:
      - {id: public-assistance, name: {ja: 生活保護, en: Assistance}, source: E}
    """

@Suite("The fees of the counter")
struct CounterFeesTests {
    private static func findings(_ old: String, with new: String) -> [String] {
        SmallCatalog().adding(path, texts).replacing(old, with: new, in: path).load().findings
            .map(\.description)
    }

    @Test("are read with what each costs, who shows a mandate, and how well that is known")
    func read() throws {
        let (catalog, findings) = SmallCatalog().adding(path, texts).load()
        #expect(findings.isEmpty, "\(findings)")
        let fees = try #require(catalog).national.fees
        let kind = try #require(fees.certificate("tax-copy"))
        #expect(kind.feeYen == 350 && kind.mandateFor == [.sameHousehold, .agent])
        #expect(kind.feeSource.mark == .estimate && kind.procedures.count == 1)
        #expect(fees.waiver("public-assistance") != nil && fees.waiver("generosity") == nil)
        #expect(fees.certificate("generosity") == nil)
    }

    @Test(
        "are refused with the place and the remedy",
        arguments: [
            ("fee_yen: 300", "fee_yen: -1", "fee_yen"),
            ("id: tax-copy", "id: residence-copy", "already"),
            ("mandate_for: [agent]", "mandate_for: []", "add `agent`"),
            ("procedures: [move-in-notification]", "procedures: [move-in]", "no procedure"),
            ("sources: {fee: L, mandate: L}", "sources: {fee: L}", "mandate"),
            ("id: public-assistance", "id: public assistance", "is no name"),
        ]
    )
    func refused(_ right: String, _ wrong: String, _ word: String) {
        let found = Self.findings(right, with: wrong)
        #expect(found.contains { $0.contains(path) && $0.contains(word) }, "\(found)")
    }
}
