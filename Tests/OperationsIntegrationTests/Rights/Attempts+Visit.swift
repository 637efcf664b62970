import Catalog
import Eligibility
import Filing
import Operations
import Vocabulary

extension ActName {
    /// On a visit, from the door to its end.
    var visitAttempts: [Attempt] {
        switch self {
        case .openVisit:
            [
                .office { world, who in
                    let household = try world.house.household()
                    return Tried(
                        try await OpenVisit(world.premises)(.init(household: household), by: who)
                    )
                }
            ]
        case .recordAnswers, .recordData, .setFate, .saveVisit, .undoSave: editing
        case .callVisit:
            [.visit { Tried(try await CallVisit($0.premises)($1, by: $2)) }]
        case .returnToQueue:
            [.visit { Tried(try await ReturnToQueue($0.premises)($1, by: $2)) }]
        case .completeCounterAct:
            [
                .visit {
                    let dog = PlanKey(procedure: "dog", people: [])
                    return Tried(try await CompleteCounterAct($0.premises)(dog, of: $1, by: $2))
                }
            ]
        case .closeVisit:
            [.visit { Tried(try await CloseVisit($0.premises)($1, because: "郵送", by: $2)) }]
        case .abandonVisit:
            [.visit { Tried(try await AbandonVisit($0.premises)($1, by: $2)) }]
        case .reopenVisit:
            [.visit { Tried(try await ReopenVisit($0.premises)($1, by: $2)) }]
        case .showVisit:
            [.visit { Tried(try await ShowVisit($0.premises)($1, by: $2)) }]
        case .listDesk: [.own { Tried(try await ListDesk($0.premises)(by: $1)) }]
        default: drafting
        }
    }

    private var editing: [Attempt] {
        switch self {
        case .recordAnswers:
            [
                .visit {
                    Tried(
                        try await RecordAnswers($0.premises)(
                            try $0.house.household(["facts": ["dogs": 2]]),
                            of: $1,
                            version: try await $0.version(of: $1),
                            by: $2
                        )
                    )
                }
            ]
        case .recordData:
            [
                .visit {
                    Tried(
                        try await RecordData($0.premises)(
                            ["household": ["telephone": "043-245-5112"]],
                            of: $1,
                            version: try await $0.version(of: $1),
                            by: $2
                        )
                    )
                }
            ]
        case .setFate:
            [
                .visit {
                    let allowance = PlanKey(procedure: "allowance", people: [PersonID("p1")])
                    return Tried(
                        try await SetFate($0.premises)(
                            [ChosenFate(allowance, FateRequest(.declined))],
                            of: $1,
                            version: try await $0.version(of: $1),
                            by: $2
                        )
                    )
                }
            ]
        case .saveVisit:
            [
                .visit {
                    Tried(
                        try await SaveVisit($0.premises)(
                            VisitChanges(record: ["household": ["telephone": "043-245-5113"]]),
                            of: $1,
                            version: try await $0.version(of: $1),
                            by: $2
                        )
                    )
                }
            ]
        default:
            [
                .visit {
                    let version = try await $0.version(of: $1)
                    return Tried(try await UndoSave($0.premises)($1, version: version, by: $2))
                }
            ]
        }
    }

    private var drafting: [Attempt] {
        switch self {
        case .keepDraft:
            [
                .visit {
                    let draft = VisitDraft(
                        fields: [.init(name: "born", values: ["S60."])],
                        untouched: [],
                        shown: []
                    )
                    let version = try await $0.version(of: $1)
                    return Tried(
                        try await KeepDraft($0.premises)(draft, of: $1, version: version, by: $2)
                    )
                }
            ]
        case .readDraft:
            [
                .visit {
                    let version = try await $0.version(of: $1)
                    return Tried(try await ReadDraft($0.premises)($1, version: version, by: $2))
                }
            ]
        case .throwDraft: [.visit { Tried(try await ThrowDraft($0.premises)($1, by: $2)) }]
        case .takeBackDraft:
            [.visit { Tried(try await TakeBackDraft($0.premises)($1, by: $2)) }]
        default: [.visit { Tried(try await WatchPresence($0.premises)($1, by: $2)) }]
        }
    }
}
