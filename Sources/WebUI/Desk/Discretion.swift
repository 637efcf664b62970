import Catalog
import Eligibility
import Pages
import Vocabulary

/// Names for what leaves the clerk's screen: of a protected visit they tell nothing of the protection.
///
/// Slips, receipts, lists and the door's pages are read by whoever stands beside the visitor.
struct Discretion {
    let isProtected: Bool
    let view: CatalogView

    /// Whether a procedure exists because of the protection, so that its name tells of it.
    func isTelling(_ procedure: ProcedureID) -> Bool {
        guard isProtected else { return false }
        return view.procedure(procedure)?.rule.facts.contains(.protectionRequested) ?? false
    }

    /// What a procedure is called.
    func name(_ procedure: ProcedureID) -> Localized {
        if isTelling(procedure) { return Self.procedure }
        return view.procedure(procedure)?.name ?? Localized(same: procedure.description)
    }

    /// What a life event is called where others read along, whosever visit it is.
    static func name(of event: LifeEventID, in catalog: Catalog) -> Localized {
        if event == LifeEventID("protection") { return consultation }
        return catalog.lifeEvent(event)?.name ?? Localized(same: event.description)
    }

    private static let procedure = Localized(
        ja: "窓口でご案内する手続",
        en: "A procedure explained at the counter"
    )
    private static let consultation = Localized(ja: "ご相談", en: "Consultation")
    /// What becomes of such a procedure.
    static let atCounter = Localized(ja: "窓口でご案内します。", en: "Explained at the counter.")
}
