package import Catalog
package import Eligibility
package import Filing
package import Stores
package import Vocabulary

/// Gives out the sheets of one form for one visit's people, and notes that it did.
///
/// Whose they are is asked last: the visit is locked, its version is the one that was seen, the people are the
/// form's own, and nobody of them is protected at this moment.
package struct PrintForm: Sendable {
    /// What is to be printed.
    package struct Request: Sendable {
        package let layout: FormLayoutID
        package let people: [PersonID]
        /// The version of the visit that was seen.
        package let version: Int
        /// How many prints of this form were seen.
        package let copies: Int
        /// Why it is printed again.
        package let reason: String

        /// A value of these parts.
        package init(
            layout: FormLayoutID,
            people: [PersonID],
            version: Int,
            copies: Int,
            reason: String
        ) {
            self.layout = layout
            self.people = people
            self.version = version
            self.copies = copies
            self.reason = reason
        }
    }

    /// Sheets that were given out.
    package struct Printed: Sendable {
        package let visit: VisitID
        package let office: MunicipalityCode
        package let form: FilledForm
        /// The row that was noted.
        package let print: StoredFormPrint
        /// What whoever printed is called.
        package let names: StaffNames
        /// Leave to put it out; nothing is withheld.
        package let clearance: Clearance
    }

    /// Longest reason in characters.
    package static let reasonMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// The sheets, with labels for readers of a language.
    package func callAsFunction(
        _ request: Request,
        of visit: VisitID,
        in language: Language,
        by acting: Acting
    ) async throws -> Result<Printed, Refusal> {
        try await premises.perform(.printForm, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, version: request.version, context)
            guard visit.stored.stage == .atDesk || visit.stored.stage == .filed else {
                throw Refusal.notAtDesk
            }
            let filling = visit.filling(language, context)
            let offer = filling.offers(for: visit.keysOnPaper).first {
                $0.layout == request.layout && $0.people == request.people
            }
            guard let offer, let form = filling.fill(offer) else { throw Refusal.noSuchForm }
            let print = try await Self.note(form, request, visit.stored, context)
            let clearance = try await OutputGate.clearance(for: visit.stored.id, context)
            // Hard stop: an address that may not be told stands on no paper that lies about.
            guard !clearance.isMasked else { throw Refusal.protectedForm }
            return Printed(
                visit: visit.stored.id,
                office: visit.stored.office,
                form: form,
                print: print,
                names: try await context.staff.names(of: [print.printedBy]),
                clearance: clearance
            )
        }
    }

    private static func note(
        _ form: FilledForm,
        _ request: Request,
        _ visit: StoredVisit,
        _ context: ActContext
    ) async throws -> StoredFormPrint {
        let prints = try await context.formPrints.prints(of: visit)
        let copies = prints.count { $0.layout == form.layout && $0.people == form.people }
        // A page that is loaded again asks for what it has got already.
        guard copies == request.copies else { throw Refusal.printedMeanwhile }
        let reason = try FreeText.checked(request.reason, at: "reason", atMost: reasonMaximum)
        if copies > 0, reason == nil { throw Refusal.reprintWithoutReason }
        let print = StoredFormPrint(
            number: prints.count + 1,
            layout: form.layout,
            people: form.people,
            version: visit.version,
            digest: form.digest.hexadecimal,
            sheets: form.sheets.count,
            copy: copies + 1,
            reason: copies > 0 ? reason : nil,
            printedAt: context.now,
            printedBy: context.acting.actor
        )
        try await context.formPrints.add(print, of: visit)
        return print
    }
}

extension Refusal {
    fileprivate static let notAtDesk = Refusal.conflict(
        ja: "窓口で受付中の来庁だけ、様式を印刷できます。来庁者を呼び出すか、来庁を再開してください。",
        en: "Forms are printed while a visit is at the desk; call the visitor, or reopen the visit."
    )
    fileprivate static let noSuchForm = Refusal(
        .notFound,
        path: "form",
        Localized(
            ja: "この来庁の手続に、その様式はありません。様式の一覧を開き直してください。",
            en: "No procedure of this visit has that form; open the list of forms again."
        )
    )
    fileprivate static let printedMeanwhile = Refusal(
        .stale,
        path: "form",
        Localized(
            ja: "この様式は、そのあとで印刷されています。もう一度印刷するときは、一覧で理由を書いてください。",
            en: "This form has been printed since; to print it again, write why in the list."
        )
    )
    fileprivate static let reprintWithoutReason = Refusal.invalid(
        "reason",
        ja: "もう一度印刷する理由を書いてください(例:書き損じ)。",
        en: "Write why it is printed again, such as: spoiled while writing."
    )
    fileprivate static let protectedForm = Refusal(
        .notAllowed,
        path: "form",
        Localized(
            ja: "支援措置の対象です。住所の入った様式は窓口で印刷できません。用紙に手で書いていただき、責任者に引き継いでください。",
            en:
                "Somebody is under address protection; nothing with an address is printed at a counter. Have it written by hand and hand over to the person in charge."
        )
    )
}
