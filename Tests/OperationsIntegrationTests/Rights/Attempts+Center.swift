import Casework
import Operations
import TestSupport
import Vocabulary

extension ActName {
    /// On items, where the center works through them.
    var centerAttempts: [Attempt] {
        switch self {
        case .correctItem:
            [
                .item {
                    let patch: JSONValue = ["record": ["household": ["telephone": "043-245-5114"]]]
                    return Tried(try await CorrectItem($0.premises)(patch, of: $1, by: $2))
                }
            ]
        case .withdrawItem:
            [.item { Tried(try await WithdrawItem($0.premises)($1, reason: "wish", by: $2)) }]
        case .releaseCheck: [.item { Tried(try await ReleaseCheck($0.premises)($1, by: $2)) }]
        case .sendBackItem:
            [
                .item {
                    let request = SendBackItem.Request(reason: "illegible")
                    return Tried(try await SendBackItem($0.premises)($1, request, by: $2))
                }
            ]
        case .readItem:
            [
                .item { Tried(try await ReadItem($0.premises)($1, by: $2)) },
                .item { Tried(try await FindDuplicates($0.premises)($1, by: $2)) },
                .item { Tried(try await WatchCenter($0.premises).item($1, by: $2)) },
            ]
        case .watchCenter: watching
        case .listReturns:
            [
                .own { Tried(try await ListReturns($0.premises)(by: $1)) },
                .own { Tried(try await WatchCenter($0.premises).returns(by: $1)) },
                .own { Tried(try await OutdatedItems($0.premises).list(by: $1)) },
            ]
        case .callResident:
            [.item { Tried(try await CallResident($0.premises)($1, .init(.noAnswer), by: $2)) }]
        case .tellCorrection:
            [.item { Tried(try await OutdatedItems($0.premises).tell($1, by: $2)) }]
        default: deciding
        }
    }

    private var watching: [Attempt] {
        [
            .own {
                let since = $0.house.clock.now().adding(.seconds(-86_400))
                return Tried(try await WatchCenter($0.premises).breakdown(since: since, by: $1))
            },
            .own { Tried(try await WatchCenter($0.premises).lots(before: nil, by: $1)) },
            .own { Tried(try await WatchCenter($0.premises).troubles(by: $1)) },
            .own { Tried(try await WatchCenter($0.premises).held(by: $1)) },
            .municipality { Tried(try await WatchCenter($0.premises).lot($0.lot, by: $1)) },
            .own { Tried(try await WatchDay($0.premises)([$0.bundle], by: $1)) },
        ]
    }

    private var deciding: [Attempt] {
        switch self {
        case .listDuplicates: [.own { Tried(try await FindDuplicates($0.premises).list(by: $1)) }]
        case .decideDuplicate:
            [
                .item {
                    let other = $0.items[0].id == $1 ? $0.items[1].id : $0.items[0].id
                    return Tried(
                        try await DecideDuplicate($0.premises)($1, isNot: other, by: $2)
                    )
                }
            ]
        default:
            [
                .item {
                    let other = $0.items[0].id == $1 ? $0.items[1].id : $0.items[0].id
                    return Tried(
                        try await DecideDuplicate($0.premises).undo($1, isNot: other, by: $2)
                    )
                }
            ]
        }
    }
}
