import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension EndedVisitPage {
    /// The console of an ended visit; with the form that was sent to it, if one was.
    init(_ shown: ShownVisit, _ plan: PlanSheet, site: Site, by acting: Acting, sent: FormFields?) {
        let visit = plan.visit
        let names = plan.names
        self.init(
            subject: visit.subject,
            events: visit.household.event.map {
                site.catalog.lifeEvent($0)?.name ?? Localized(same: "\($0)")
            },
            on: visit.household.on,
            endedAt: shown.closedAt,
            endedBecause: shown.endedBecause.map { reason in
                AbandonReason.words(ofEnd: reason)
            },
            isAbandoned: shown.stage == .abandoned,
            items: shown.items.filter { !$0.isSuperseded }.map { entry in
                Item(
                    code: entry.code,
                    name: entry.name,
                    people: names.labels(entry.key.people),
                    fate: Fate(rawValue: entry.fate.rawValue)
                )
            },
            record: RecordSheet(plan).groups(for: plan.toBeFiled, problems: []),
            bundles: shown.bundles.map(\.id),
            canReopen: VisitEnding(shown, by: acting).canReopen,
            refused: sent.flatMap { form in
                // Saved and not filed when it is sent on: somebody looks at it before.
                KeptForm(form, sentTo: Paths.desk(visit.id).text).map { kept in
                    Refused(kept: kept, entries: TypedEntries(form, plan, site.catalog).entries)
                }
            }
        )
    }
}

/// What was typed into a console, beside what its page had shown, in words.
private struct TypedEntries {
    private(set) var entries: [(name: Localized, value: String)] = []

    init(_ form: FormFields, _ plan: PlanSheet, _ catalog: Catalog) {
        let shown = ShownForm(carried: form.all(ShownForm.field))
        for field in form.fields where !shown.had(field.name, form.all(field.name)) {
            let parts = field.name.split(separator: ".").map(String.init)
            let value = field.value.withoutMyNumber
            guard !value.isEmpty, parts.count > 1, let what = Self.datum(parts, catalog) else {
                continue
            }
            let who = plan.names.known(PersonID(parts[1]))
            let name = Localized(
                ja: "\(who.map { $0.ja + "の" } ?? "")\(what.ja)",
                en: "\(what.en)\(who.map { " (\($0.en))" } ?? "")"
            )
            entries.append((name, value))
        }
    }

    /// What a field of the console is about, by the parts of its name; nil for those of the page itself.
    private static func datum(_ parts: [String], _ catalog: Catalog) -> Localized? {
        switch parts[0] {
        case "record" where parts.count > 2:
            FieldID(parts[2]).flatMap { catalog.field($0)?.name }
        case "fact": FactID(parts.last ?? "").flatMap { catalog.facts[$0]?.question }
        case "new": Localized(ja: "追加する人", en: "New person")
        default: nil
        }
    }
}
