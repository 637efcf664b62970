import Catalog
import Eligibility
import Filing
import TestSupport
import Vocabulary

/// The small catalog of the desk with a family and what it writes.
struct Desk {
    let catalog: Catalog

    /// The catalog with more prerequisites, and with another rule of who wants the nursery.
    init(
        prerequisites: [String: String] = [:],
        nurseryIf rule: String? = nil,
        dogFee: String = "0"
    ) throws {
        var texts = DeskCatalogTexts.files
        texts["national/procedures/dog.yaml"] = texts["national/procedures/dog.yaml"]?
            .replacing("fee_yen: 0", with: "fee_yen: \(dogFee)")
        for (procedure, text) in prerequisites {
            let path = "national/procedures/\(procedure).yaml"
            texts[path] = texts[path]?
                .replacing("prerequisites: [", with: "prerequisites: [\(text), ")
        }
        if let rule {
            let path = "national/procedures/nursery.yaml"
            texts[path] = texts[path]?.replacing(#"person.relationship == "child""#, with: rule)
        }
        let files = texts.map { CatalogFile(path: $0.key, text: $0.value) }
        let (catalog, findings) = Catalog.load(files)
        self.catalog = try catalog.orThrow(Unloaded(findings: findings.map(\.description)))
    }

    struct Unloaded: Error { let findings: [String] }

    var view: CatalogView {
        get throws {
            let household = try submission().household
            return catalog.view(office: household.office, on: household.on)
        }
    }

    static let household: JSONValue = [
        "event": ["move-in"], "office": "121011", "on": "2026-04-06",
        "facts": ["moved_on": "2026-04-01", "dogs": 1, "licence": true],
        "people": [
            [
                "id": "p1", "relationship": "head", "born": "1985-05-02",
                "nationality": "japanese", "health_insurance": "national", "claims": true,
            ],
            [
                "id": "p2", "relationship": "child", "born": "2020",
                "nationality": "foreign", "health_insurance": "employer", "claims": false,
            ],
        ],
    ]

    static let record: JSONValue = [
        "household": ["address": "千葉市中央区千葉港1番1号", "telephone": "043-245-5111"],
        "people": [
            "p1": ["family_name": "髙橋", "given_name": "太郎", "family_kana": "タカハシ"],
            "p2": ["family_name": "髙橋", "given_name": "葛\u{E0100}子"],
        ],
    ]

    static let json: JSONValue = [
        "key": "K1", "household": household, "record": record, "lane": "waiting",
    ]

    /// The family's submission after a merge patch.
    func submission(_ patch: JSONValue = [:]) throws -> SubmissionRequest {
        try SubmissionRequest(json: Self.json.merged(with: patch), catalog: catalog)
    }

    /// Why the family's submission is refused after a merge patch.
    func refusal(_ patch: JSONValue) -> FilingRefusal? {
        do {
            _ = try submission(patch)
            return nil
        } catch let refusal as FilingRefusal {
            return refusal
        } catch {
            return nil
        }
    }

    func entry(
        _ procedure: String,
        people: [String] = ["p1", "p2"],
        outcome: Outcome? = .duty,
        after: [String] = []
    ) throws -> PlannedProcedure {
        let id = try ProcedureID(procedure).orThrow(Unloaded(findings: [procedure]))
        let found = try view.procedure(id).orThrow(Unloaded(findings: [procedure]))
        return PlannedProcedure(
            procedure: id,
            code: found.code,
            people: people.map { PersonID($0) },
            outcome: outcome,
            handling: found.handling,
            counter: .unified,
            desk: found.desk,
            after: after.compactMap { ProcedureID($0) }
        )
    }

    /// The plan of the family.
    func plan() throws -> [PlannedProcedure] {
        [
            try entry("move-in"),
            try entry("insurance", people: ["p1"], after: ["move-in"]),
            try entry("allowance", people: ["p1"], outcome: .right, after: ["move-in"]),
            try entry("dog", people: []),
            try entry("nursery", people: ["p2"], outcome: .right),
            try entry("licence", people: [], outcome: .referral),
            try entry("electoral-roll", people: [], outcome: .exOfficio),
            try entry("insurance", people: ["p2"], outcome: nil),
        ]
    }

    /// 2026-04-06 10:00 in Japan, a Monday.
    static let now = Instant(microseconds: 1_775_437_200_000_000)

    func drafting(
        checks: CheckPolicy.Mode = .catalog,
        isProtected: Bool = false
    ) throws -> BundleDrafting {
        BundleDrafting(
            view: try view,
            now: Self.now,
            checks: CheckPolicy(checks),
            isProtected: isProtected
        )
    }
}

extension Optional {
    func orThrow(_ error: @autoclosure () -> any Error) throws -> Wrapped {
        guard let self else { throw error() }
        return self
    }
}
