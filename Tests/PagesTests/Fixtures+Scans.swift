import Pages
import Vocabulary

extension Fixtures {
    var scans: [Fixture] {
        let frame = frame(Paths.scans(visit), roles: [.clerk])
        return [
            Fixture(name: "scans", page: scansPage(), frame: frame),
            Fixture(name: "scans-none", page: scansPage(isEmpty: true), frame: frame),
            Fixture(name: "scans-protected", page: scansPage(isProtected: true), frame: frame),
            Fixture(name: "scans-problems", page: problemScans, frame: frame),
        ]
    }

    /// Scans as the pages of a visit and of an item show them.
    func scanLines(isProtected: Bool = false) -> [ScanLine] {
        (1...2).map { number in
            ScanLine(
                number: number,
                kind: said("賃貸借契約書", "Lease"),
                whose: number == 1 ? said("世帯主", "Householder") : said("世帯全体", "Whole household"),
                procedures: [said("転入届", "Moving-in notification")],
                format: number == 1 ? "PDF" : "JPEG",
                pages: number,
                bytes: 123_456,
                digest: String(repeating: "0123456789abcdef", count: 4),
                at: instant("09:20"),
                by: text("中央 花子"),
                path: number == 1 && !isProtected ? Paths.scan(visit, number) : nil,
                removedBecause: number == 2 ? text("別の人の書類") : nil
            )
        }
    }

    private func scansPage(isEmpty: Bool = false, isProtected: Bool = false) -> ScansPage {
        ScansPage(
            subject: subject(isProtected: isProtected),
            scans: isEmpty ? [] : scanLines(isProtected: isProtected),
            kinds: [choice("passport", "旅券", "Passport"), choice("lease", "賃貸借契約書", "Lease")],
            numbered: isEmpty ? [] : [said("マイナンバーカード", "My Number card")],
            people: [choice("p1", "世帯主", "Householder")],
            procedures: [choice("moving-in", "転入届", "Moving-in notification")],
            items: [choice("I9001", "I9001 転入届", "I9001, moving-in notification")],
            limits: ScansPage.Limits(megabytes: 5, pages: 5, scans: 30)
        )
    }

    private var problemScans: ScansPage {
        var page = scansPage()
        page.typed.kind = "lease"
        page.typed.person = "household"
        page.typed.procedures = ["moving-in"]
        page.typed.reason = text("理由")
        page.problems = [
            "kind", "person", "procedure", "file", "seen", "scan", "reason", "original", "item",
            "sheets",
        ].map {
            Problem(field: $0, message: said("直してください。", "Put this right."))
        }
        return page
    }
}
