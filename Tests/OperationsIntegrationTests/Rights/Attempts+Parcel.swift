import Operations

extension ActName {
    /// On originals on their way between counter and center.
    var parcelAttempts: [Attempt] {
        switch self {
        case .listParcels:
            [
                .office { Tried(try await ListParcels($0.premises)(of: House.chuo, by: $1)) },
                .office { Tried(try await ListParcels($0.premises)($0.parcel, by: $1)) },
            ]
        case .packOriginal:
            [
                .visit {
                    let request = PackOriginal.Request(kind: "passport", sheets: 1, item: nil)
                    return Tried(try await PackOriginal($0.premises)(request, of: $1, by: $2))
                }
            ]
        case .takeOutOriginal:
            [
                .office {
                    Tried(try await PackOriginal($0.premises).takeOut(1, of: $0.parcel, by: $1))
                }
            ]
        case .sendParcel:
            [.office { Tried(try await SendParcel($0.premises)($0.parcel, papers: 1, by: $1)) }]
        case .takeBackParcel:
            [.office { Tried(try await SendParcel($0.premises).takeBack($0.parcel, by: $1)) }]
        case .receiveParcel:
            [.office { Tried(try await ReceiveParcel($0.premises)([1: 1], in: $0.parcel, by: $1)) }]
        default:
            [
                .office {
                    Tried(
                        try await ReceiveParcel($0.premises).settle(
                            1,
                            of: $0.parcel,
                            because: "見つかった",
                            by: $1
                        )
                    )
                }
            ]
        }
    }
}
