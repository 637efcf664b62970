import Hummingbird
import Operations
import Pages
import Postgres
import Vocabulary

/// Refusals of acts as pages tell them.
enum Refusals {
    /// What the error page says of an error of the lower layers; nil where it is a fault of ours.
    static func shown(_ error: any Error) -> WebError? {
        switch error {
        case let refusal as Refusal: shown(refusal)
        case let error as PostgresError where error.isUnavailable: WebError(.unavailable)
        default: nil
        }
    }

    private static func shown(_ refusal: Refusal) -> WebError {
        let kind: ErrorPage.Kind =
            switch refusal.kind {
            case .invalid: .badRequest
            case .notAllowed: .forbidden
            case .notFound: .notFound
            case .stale, .conflict: .conflict
            case .tooOften: .tooMany
            case .busy: .unavailable
            }
        return refusal.kind == .stale
            ? WebError(kind, refusal.message, heading: changedMeanwhile, remedy: lookAgain)
            : WebError(kind, refusal.message)
    }

    private static let changedMeanwhile = Localized(
        ja: "ほかの人が先に変更しました",
        en: "Somebody else changed it first"
    )
    private static let lookAgain = Localized(
        ja: "開き直すと、今の内容を確かめられます。",
        en: "Open it again to see how it stands now."
    )
}

extension Result where Failure == Refusal {
    /// The value, or the refusal thrown on its way to the error page.
    func orRefusal() throws -> Success { try get() }
}

extension Refusal {
    /// The status of the page that tells this refusal.
    var status: HTTPResponse.Status {
        switch kind {
        case .invalid: .badRequest
        case .notAllowed: .forbidden
        case .notFound: .notFound
        case .stale, .conflict: .conflict
        case .tooOften: .tooManyRequests
        case .busy: .serviceUnavailable
        }
    }
}

extension PostgresError {
    /// Whether the database cannot be asked at the moment.
    var isUnavailable: Bool {
        switch code {
        case .connection, .poolExhausted, .timeout, .closed: true
        case .server: sqlState.map { $0.hasPrefix("57P") || $0.hasPrefix("08") } ?? false
        default: false
        }
    }
}
