import Casework
package import Stores
import Vocabulary

/// What was sent back, with how each resident is reached: the list by which an office calls.
package struct ListReturns: Sendable {
    /// A send-back with the number to call.
    package struct Entry: Sendable {
        /// The send-back.
        package let view: ReturnView
        /// The number as written; nil where none was.
        package let telephone: String?
        /// Whether the number is withheld, as somebody is protected.
        package let isWithheld: Bool
    }

    /// The most send-backs of a list, the most urgent ones.
    package static let listMaximum = 200

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Of the own office, and of all for the center; the most urgent first.
    package func callAsFunction(by acting: Acting) async throws -> Result<[Entry], Refusal> {
        try await premises.perform(.listReturns, acting) { context in
            let returns = try await WatchStore(context.access).returns(
                office: acting.roles.contains(.center) ? nil : acting.office,
                atMost: Self.listMaximum
            )
            let itemsOf = Dictionary(grouping: returns, by: \.visit)
            let visits = itemsOf.keys.sorted()
            let numbers = try await context.returnCalls.telephones(
                of: visits,
                audit: visits.map { visit in
                    context.audit(visit: visit, items: itemsOf[visit, default: []].map(\.item))
                }
            )
            let numberOf = Dictionary(numbers.map { ($0.visit, $0) }) { first, _ in first }
            return returns.map { view in
                let number = numberOf[view.visit]
                // A visit about which nothing could be asked is treated as protected.
                return Entry(
                    view: view,
                    telephone: number?.number,
                    isWithheld: number?.isProtected ?? true
                )
            }
        }
    }
}
