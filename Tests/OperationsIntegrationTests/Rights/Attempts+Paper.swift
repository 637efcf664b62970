import Catalog
import Eligibility
import Operations
import Vocabulary

extension ActName {
    /// On what lies on paper: scans for the center's check, and what was received while nothing ran.
    var scanAttempts: [Attempt] {
        switch self {
        case .listScans:
            [
                .visit { Tried(try await ListScans($0.premises)($1, by: $2)) },
                .item {
                    Tried(
                        try await ListScans($0.premises)(
                            of: $1,
                            "move-in",
                            about: ["p1"],
                            by: $2
                        )
                    )
                },
            ]
        case .readScan: [.visit { Tried(try await ReadScan($0.premises)(1, of: $1, by: $2)) }]
        case .attachScan:
            [
                .visit {
                    let request = AttachScan.Request(
                        kind: "passport",
                        person: PersonID("p1"),
                        procedures: [],
                        isLookedAt: true,
                        file: []
                    )
                    return Tried(try await AttachScan($0.premises)(request, to: $1, by: $2))
                }
            ]
        default:
            [
                .visit {
                    Tried(try await RemoveScan($0.premises)(1, because: "誤り", of: $1, by: $2))
                }
            ]
        }
    }

    var emergencyAttempts: [Attempt] {
        switch self {
        case .reserveEmergencyNumbers:
            [
                .office {
                    Tried(
                        try await ReserveEmergencyNumbers($0.premises)(
                            House.chuo,
                            on: House.monday,
                            by: $1
                        )
                    )
                }
            ]
        case .watchEmergency: [.own { Tried(try await WatchEmergency($0.premises)(by: $1)) }]
        case .enterAfterwards:
            [
                .office {
                    let request = EnterAfterwards.Request(
                        number: $0.emergencyNumber,
                        day: House.monday,
                        minuteOfDay: 540,
                        receivedBy: "花子",
                        events: [LifeEventID("move-in")]
                    )
                    return Tried(try await EnterAfterwards($0.premises)(request, by: $1))
                }
            ]
        default:
            [
                .office {
                    Tried(
                        try await SettleEmergencyNumbers($0.premises).spoil(
                            $0.emergencyNumber,
                            because: "書損",
                            by: $1
                        )
                    )
                },
                .office {
                    Tried(
                        try await SettleEmergencyNumbers($0.premises).setRestUnused(
                            on: House.monday,
                            from: 1,
                            by: $1
                        )
                    )
                },
            ]
        }
    }
}
