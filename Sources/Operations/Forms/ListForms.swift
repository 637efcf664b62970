package import Catalog
package import Eligibility
import Filing
package import Stores
package import Vocabulary

/// Lists the forms that a visit's procedures need on paper, with what was printed of them.
package struct ListForms: Sendable {
    /// The forms of a visit.
    package struct Listed: Sendable {
        package let visit: VisitID
        /// The version of the visit that the forms show.
        package let version: Int
        package let forms: [ListedForm]
        /// The prints of forms that nothing of the visit needs any more.
        package let outdated: [StoredFormPrint]
        /// What those who printed are called.
        package let names: StaffNames
        /// Leave to put it out, with what is withheld.
        package let clearance: Clearance
    }

    /// A form of a visit.
    package struct ListedForm: Sendable {
        package let title: Localized
        /// Whether it comes from the municipality's own sheet in the printer.
        package let paper: FormLayout.Paper
        package let signing: FormLayout.Signing
        package let layout: FormLayoutID
        package let people: [PersonID]
        package let procedures: [ProcedureID]
        package let sheets: Int
        /// How many boxes are left for a hand, and how many values stand on an added sheet.
        package let emptyCount: Int
        package let movedCount: Int
        /// What was printed of it, the oldest first.
        package let prints: [StoredFormPrint]
        /// Whether the last print shows something else than the form would now.
        package let hasChanged: Bool
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The forms of a visit as it stands.
    package func callAsFunction(
        _ visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Listed, Refusal> {
        try await premises.perform(.listForms, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            let prints = try await context.formPrints.prints(of: visit.stored)
            let filling = visit.filling(.ja, context)
            let offers = filling.offers(for: visit.keysOnPaper)
            let forms = offers.compactMap { offer in
                filling.fill(offer).flatMap { ListedForm($0, prints, visit.view(context)) }
            }
            return Listed(
                visit: visit.stored.id,
                version: visit.stored.version,
                forms: forms,
                outdated: prints.filter { print in !offers.contains { $0.isShown(by: print) } },
                names: try await context.staff.names(of: prints.map(\.printedBy)),
                clearance: try await OutputGate.clearance(for: visit.stored.id, context)
            )
        }
    }
}

extension ListForms.ListedForm {
    fileprivate init?(_ form: FilledForm, _ prints: [StoredFormPrint], _ view: CatalogView) {
        guard let layout = view.layer.formLayouts.first(where: { $0.id == form.layout }) else {
            return nil
        }
        let own = prints.filter { $0.layout == form.layout && $0.people == form.people }
        self.init(
            title: form.title,
            paper: form.paper,
            signing: layout.signing,
            layout: form.layout,
            people: form.people,
            procedures: form.procedures,
            sheets: form.sheets.count,
            emptyCount: form.emptyCount,
            movedCount: form.movedCount,
            prints: own,
            hasChanged: own.last.map { !utf8Equal($0.digest, form.digest.hexadecimal) } ?? false
        )
    }
}

extension FormOffer {
    fileprivate func isShown(by print: StoredFormPrint) -> Bool {
        print.layout == layout && print.people == people
    }
}

extension VisitCase {
    /// The forms of this visit, with labels for readers of a language.
    func filling(_ language: Language, _ context: ActContext) -> FormFilling {
        FormFilling(
            view: view(context),
            household: household,
            record: record,
            language: language
        )
    }

    /// The entries for which somebody may sign: all that somebody has not put aside.
    var keysOnPaper: [PlanKey] {
        items.filter { $0.fate.fate != .notNeeded && $0.fate.fate != .declined }.map(\.key)
    }
}

extension ActContext {
    var formPrints: FormPrintStore { FormPrintStore(access) }
}
