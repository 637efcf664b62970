import Catalog
import Eligibility
import Filing
import Operations
import Stores
import Vocabulary

extension ActName {
    /// On fees and certificates of a visit.
    var moneyAttempts: [Attempt] {
        switch self {
        case .listFees: [.visit { Tried(try await ListFees($0.premises)($1, by: $2)) }]
        case .takeFee: [Self.taking(.cash, ground: nil)]
        case .waiveFee: [Self.taking(.waived, ground: "public-assistance")]
        case .voidFee:
            [
                .visit {
                    let charge = FeeNumber(day: House.monday, number: 1)
                    return Tried(
                        try await VoidFee($0.premises)(charge, because: "誤り", of: $1, by: $2)
                    )
                }
            ]
        case .printFeeReceipt:
            [
                .visit {
                    let number = FeeNumber(day: House.monday, number: 1)
                    let request = PrintFeeReceipt.Request(number: number, copies: 0, reason: "")
                    return Tried(try await PrintFeeReceipt($0.premises)(request, of: $1, by: $2))
                }
            ]
        case .watchFees:
            [
                .office {
                    Tried(try await WatchFees($0.premises)(House.chuo, on: House.monday, by: $1))
                }
            ]
        default: certificateAttempts
        }
    }

    private static func taking(_ method: FeeMethod, ground: String?) -> Attempt {
        .visit {
            let due = try await $0.house.fees($1).due.first
            let lines = due.map { [FeeLine($0.subject, yen: 300)] } ?? []
            return Tried(
                try await TakeFee($0.premises)(
                    TakeFee.Request(lines: lines, method: method, ground: ground),
                    of: $1,
                    by: $2
                )
            )
        }
    }

    private var certificateAttempts: [Attempt] {
        switch self {
        case .requestCertificates:
            [
                .visit {
                    let request = RequestCertificates.Request(
                        kind: "residence-copy",
                        person: PersonID("p1"),
                        copies: 1,
                        requester: .oneself,
                        mandateSeen: false,
                        seen: try await $0.house.fees($1).certificates.count
                    )
                    return Tried(
                        try await RequestCertificates($0.premises)(request, of: $1, by: $2)
                    )
                }
            ]
        case .issueCertificate:
            [.visit { Tried(try await IssueCertificate($0.premises)(2, of: $1, by: $2)) }]
        case .handOverCertificate:
            [
                .visit {
                    let issued = try await $0.house.fees($1).certificates.first?.certificate.serial
                    let request = HandOverCertificate.Request(
                        serial: issued?.description ?? "0000000000",
                        person: PersonID("p1"),
                        recipient: .oneself,
                        mandateSeen: false
                    )
                    return Tried(
                        try await HandOverCertificate($0.premises)(request, of: $1, by: $2)
                    )
                }
            ]
        case .spoilCertificate: [Self.ending(.spoil, 1)]
        default: [Self.ending(.cancel, 3)]
        }
    }

    private static func ending(_ end: EndCertificate.End, _ number: Int) -> Attempt {
        .visit {
            Tried(
                try await EndCertificate($0.premises)(end, number, because: "誤り", of: $1, by: $2)
            )
        }
    }
}
