import Catalog
package import Eligibility
package import ResidentRegister
import Stores
package import Vocabulary

/// Looks for residents in the register, for the visit at hand and for nothing else.
///
/// Each look leaves an audit row at the visit and a row of whom it showed.
package struct SearchRegister: Sendable {
    /// What is known of who is looked for.
    package enum Query: Sendable {
        /// The number under which the municipality keeps the resident.
        case number(String)
        /// The beginning of a name, reading or alias, and the birth as far as it is known.
        case name(String, born: PartialDay)
    }

    /// What was found.
    package struct Found: Sendable {
        /// Those who fit, the best first.
        package let residents: [ShownResident]
        /// Whether there are more than are shown.
        package let isCut: Bool
        /// The day at whose end the record stood so.
        package let asOf: CalendarDay
    }

    /// Most residents that a search shows; households have at most so many members too.
    package static let shownMaximum = 20

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Looks; `wholeHouseholds` shows everybody who lives with those who were found by number.
    package func callAsFunction(
        _ query: Query,
        wholeHouseholds: Bool = false,
        for visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Found, Refusal> {
        try await premises.perform(.searchRegister, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            guard visit.stored.stage.isOpen else { throw Refusal.visitEnded }
            guard let last = try await context.register.last() else { throw Refusal.noRegister }
            let found = try await Self.find(query, wholeHouseholds, visit, context)
            let shown = Array(found.prefix(Self.shownMaximum))
            return Found(
                residents: Self.shown(shown, areTogether: wholeHouseholds, in: visit),
                isCut: found.count > Self.shownMaximum,
                asOf: last.asOf
            )
        }
    }

    /// As they may be shown, each with the person of the visit who it may be.
    private static func shown(
        _ found: [StoredResident],
        areTogether: Bool,
        in visit: VisitCase
    ) -> [ShownResident] {
        let open = found.filter { !$0.isProtected }.map(\.resident)
        let match = RegisterMatch(visit.household, visit.record)
        let people =
            areTogether ? match.persons(for: open) : open.flatMap { match.persons(for: [$0]) }
        return zip(open, people).map { ShownResident.resident($0, as: $1) }
            + Array(repeating: .withheld, count: found.count - open.count)
    }

    private static func find(
        _ query: Query,
        _ wholeHouseholds: Bool,
        _ visit: VisitCase,
        _ context: ActContext
    ) async throws -> [StoredResident] {
        let look = context.registerLook(visit)
        switch query {
        case .number(let number):
            return try await context.register.residents(
                [number],
                wholeHouseholds: wholeHouseholds,
                atMost: shownMaximum + 1,
                look: look
            )
        case .name(let name, let born):
            guard !MyNumberDetector.containsMyNumber(name) else { throw Refusal.numberInName }
            let key = FoldedKey(name)
            guard key.text.unicodeScalars.count >= 2 else { throw Refusal.nameTooShort }
            return try await context.register.search(
                key,
                born: born.description,
                atMost: shownMaximum + 1,
                look: look
            )
        }
    }
}

/// A resident as somebody at a counter may see them.
package enum ShownResident: Sendable {
    /// What the register has, and the person of the visit who it may be; nil for a new one.
    case resident(RegisteredResident, as: PersonID?)
    /// Somebody whose household may not be disclosed; nothing is told of them.
    case withheld
}

extension ActContext {
    var register: RegisterStore { RegisterStore(access) }

    /// Why the register is looked into: for this visit.
    func registerLook(_ visit: VisitCase) -> RegisterLook {
        RegisterLook(
            note: audit(visit: visit.stored.id),
            visit: visit.stored.id,
            at: now
        )
    }
}

extension Refusal {
    static let noRegister = Refusal.conflict(
        ja: "住民記録の抽出がまだ取り込まれていません。管理者に確認してください。",
        en: "No extract of the residence record was taken over yet; ask the administrator."
    )
    fileprivate static let nameTooShort = Refusal.invalid(
        "name",
        ja: "氏名かフリガナの最初の2文字以上を入力してください。",
        en: "Enter at least the first two characters of the name or its reading."
    )
    fileprivate static let numberInName = Refusal.invalid(
        "name",
        ja: "個人番号（マイナンバー）では探せません。氏名と生年月日を入力してください。",
        en: "A My Number finds nothing here; enter the name and the date of birth."
    )
}
