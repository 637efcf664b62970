import Filing
import Operations
import Vocabulary

extension ActName {
    /// On what was sent to the desk of a section.
    var deskAttempts: [Attempt] {
        switch self {
        case .listDesks:
            [.office { Tried(try await ListDesks($0.premises)(of: House.chuo, by: $1)) }]
        case .listDeskEntries:
            [
                .desk { world, _, who in
                    Tried(
                        try await ListDeskEntries(world.premises)(
                            "nursery",
                            of: House.chuo,
                            by: who
                        )
                    )
                }
            ]
        case .readDeskEntries:
            [
                .desk {
                    Tried(
                        try await ReadDeskEntries($0.premises)(
                            $1,
                            at: "nursery",
                            of: House.chuo,
                            by: $2
                        )
                    )
                }
            ]
        case .receiveAtDesk: [Self.marking(.arrived)]
        case .finishAtDesk: [Self.marking(.done(.accepted, note: "面接済"))]
        case .awaitAtDesk: [Self.marking(.lacking(note: "診断書"))]
        case .sendOn: [Self.marking(.sentOn(to: "welfare"))]
        case .missAtDesk: [Self.marking(.didNotCome())]
        default: [Self.marking(.undo)]
        }
    }

    private static func marking(_ mark: DeskMark) -> Attempt {
        .desk {
            Tried(
                try await MarkDeskEntry($0.premises)(
                    mark,
                    .init(visit: $1, entry: "nursery.p2"),
                    at: "nursery",
                    by: $2
                )
            )
        }
    }
}
