import Filing
import Operations
import Vocabulary

extension ActName {
    /// On the end of a shift and of the office's day.
    var closingAttempts: [Attempt] {
        switch self {
        case .watchClosing:
            [
                .office {
                    Tried(try await WatchClosing($0.premises)(House.chuo, on: House.monday, by: $1))
                },
                .office { Tried(try await WatchClosing($0.premises).verify(House.chuo, by: $1)) },
            ]
        case .sealDay:
            [
                .office {
                    let request = SealDay.Request(seen: "", counted: [:])
                    return Tried(
                        try await SealDay($0.premises)(
                            request,
                            of: House.chuo,
                            on: House.monday,
                            by: $1
                        )
                    )
                }
            ]
        case .confirmClosing:
            [
                .office {
                    Tried(
                        try await ConfirmClosing($0.premises)(
                            1,
                            seen: "",
                            of: House.chuo,
                            on: House.monday,
                            by: $1
                        )
                    )
                }
            ]
        case .reopenDay:
            [
                .office {
                    Tried(try await ReopenDay($0.premises)(House.chuo, because: "誤り", by: $1))
                }
            ]
        case .listCarried:
            [.office { Tried(try await ListCarried($0.premises)(in: House.chuo, by: $1)) }]
        default: shiftAttempts
        }
    }

    private var shiftAttempts: [Attempt] {
        switch self {
        case .watchShift:
            [
                .own { Tried(try await WatchShift($0.premises)(by: $1)) },
                .own { Tried(try await WatchShift($0.premises).received(by: $1)) },
                .own { Tried(try await WatchShift($0.premises)(of: $0.colleague, by: $1)) },
            ]
        case .changeShift: [Self.giving { _ in nil }]
        case .changeShiftFor: [Self.giving { $0.colleague }]
        default: [.office { Tried(try await ChangeShift($0.premises).noteSeen(1, by: $1)) }]
        }
    }

    /// Gives a visit to the office, of one's own or of somebody else's; what does not go is not in hand here.
    private static func giving(of other: @escaping @Sendable (RightsWorld) -> StaffID?) -> Attempt {
        .visit { world, visit, who in
            let things = [ShiftThing(key: "visit/\(visit)")].compactMap { $0 }
            let change = try await ChangeShift(world.premises)(
                ChangeShift.Request(things, to: nil, note: "早退"),
                of: other(world),
                by: who
            )
            guard who.office != House.chuo, case .success(let judged) = change,
                judged.going.isEmpty
            else { return Tried(change) }
            return Tried(Result<Void, Refusal>.failure(Refusal(.notFound, Localized(same: ""))))
        }
    }
}
