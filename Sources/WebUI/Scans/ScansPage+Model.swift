import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension ScansPage {
    init(_ listed: ListScans.Listed, of sheet: VisitSheet, site: Site) {
        let view = site.catalog.view(office: sheet.household.office, on: sheet.household.on)
        let isProtected = listed.clearance.isMasked
        let names = HouseholdNames(
            sheet.household,
            registry: site.catalog.facts,
            record: sheet.record,
            showsNames: !isProtected
        )
        let planned = sheet.entries.map(\.key.procedure).uniqued()
        let kinds = view.papers(of: planned)
        self.init(
            subject: sheet.subject,
            scans: listed.lines(names, Discretion(isProtected: isProtected, view: view)),
            kinds: kinds.map { Choice($0.id.description, $0.name) },
            numbered: kinds.filter(\.showsMyNumber).map(\.name),
            people: sheet.household.people.map { Choice($0.id.description, names.full($0.id)) },
            procedures: planned.compactMap { id in
                view.procedure(id).map { Choice(id.description, $0.name) }
            },
            items: sheet.entries.compactMap { entry in
                entry.item.map { item in
                    Choice(
                        item.description,
                        Localized(
                            ja: "\(item) \(entry.name.ja)",
                            en: "\(item), \(entry.name.en)"
                        )
                    )
                }
            },
            limits: Limits(
                megabytes: ScanLimits.bytes >> 20,
                pages: ScanLimits.pages,
                scans: ScanLimits.scans
            )
        )
    }
}

extension ListScans.Listed {
    /// The scans as tables show them; without a way to the picture where that may not be seen.
    func lines(_ household: HouseholdNames, _ words: Discretion) -> [ScanLine] {
        scans.map { scan in
            ScanLine(
                number: scan.number,
                kind: words.view.catalog.paperName(scan.kind),
                whose: scan.person.map { household[$0] } ?? Localized.wholeHousehold,
                procedures: scan.procedures.map { words.name($0) },
                format: scan.format.rawValue.uppercased(),
                pages: scan.pages,
                bytes: scan.size,
                digest: scan.digest,
                at: scan.attachedAt,
                by: names[scan.attachedBy],
                path: scan.isKept && !clearance.isMasked ? Paths.scan(visit, scan.number) : nil,
                removedBecause: scan.removedBecause
            )
        }
    }
}

extension CatalogView {
    /// The kinds of papers that procedures ask for, and those that serve as well, each once.
    fileprivate func papers(of procedures: [ProcedureID]) -> [DocumentKind] {
        let asked = procedures.compactMap { procedure($0) }
            .flatMap(\.documents).flatMap(\.anyOf).joined()
        let also = catalog.documents.filter { kind in
            kind.substitutes.contains { asked.contains($0) }
        }.map(\.id)
        return (Array(asked) + also).uniqued().compactMap { catalog.document($0) }
    }
}

extension Catalog {
    /// What a kind of paper is called; its word where the catalog has lost it.
    func paperName(_ kind: String) -> Localized {
        DocumentID(kind).flatMap { document($0)?.name } ?? Localized(same: kind)
    }
}

extension Localized {
    fileprivate static let wholeHousehold = Localized(ja: "世帯全体", en: "Whole household")
}
