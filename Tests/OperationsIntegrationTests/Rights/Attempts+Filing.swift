import Catalog
import Operations
import Vocabulary

extension ActName {
    /// On what leaves the desk: filings, papers, hand-overs, and protection, which holds them back.
    var filingAttempts: [Attempt] {
        switch self {
        case .fileBundle:
            [
                .office {
                    let request = try $0.house.submission("K\($1.actor)")
                    return Tried(try await FileBundle($0.premises)(.submission(request), by: $1))
                },
                .visit {
                    let version = try await $0.version(of: $1)
                    return Tried(
                        try await FileBundle($0.premises)(
                            .visit($1, version: version, key: "D\($1)\($2.actor)", lane: .waiting),
                            by: $2
                        )
                    )
                },
            ]
        case .callForHandOver:
            [.visit { Tried(try await CallForHandOver($0.premises)($1, by: $2)) }]
        case .handOver:
            [
                .visit {
                    let items = $0.items.map(\.id)
                    return Tried(
                        try await HandOver($0.premises)(items, of: $1, to: .oneself, by: $2)
                    )
                }
            ]
        case .undoHandOver:
            [.visit { Tried(try await UndoHandOver($0.premises)(1, of: $1, by: $2)) }]
        case .listHandOvers: [.own { Tried(try await ListHandOvers($0.premises)(by: $1)) }]
        case .readReceipt: [.visit { Tried(try await ReadReceipt($0.premises)($1, by: $2)) }]
        case .setProtection: [.visit { Tried(try await SetProtection($0.premises)($1, by: $2)) }]
        case .showProtection:
            [.visit { Tried(try await ShowProtection($0.premises)($1, by: $2)) }]
        case .confirmProtection:
            [.visit { Tried(try await ConfirmProtection($0.premises)($1, by: $2)) }]
        case .askLiftProtection:
            [.visit { Tried(try await LiftProtection($0.premises).ask($1, by: $2)) }]
        case .liftProtection:
            [.visit { Tried(try await LiftProtection($0.premises).confirm($1, by: $2)) }]
        default: paperAttempts
        }
    }

    private var paperAttempts: [Attempt] {
        switch self {
        case .searchRegister:
            [
                .visit {
                    let query = SearchRegister.Query.number("1000123")
                    return Tried(try await SearchRegister($0.premises)(query, for: $1, by: $2))
                }
            ]
        case .fillFromRegister:
            [
                .visit {
                    Tried(
                        try await FillFromRegister($0.premises)(
                            [.init(number: "1000123", person: nil)],
                            of: $1,
                            version: try await $0.version(of: $1),
                            by: $2
                        )
                    )
                }
            ]
        case .listForms: [.visit { Tried(try await ListForms($0.premises)($1, by: $2)) }]
        default:
            [
                .visit { world, visit, who in
                    let listed = try await ListForms(world.premises)(visit, by: House.clerk).get()
                    guard let form = listed.forms.first else {
                        return Tried(try await ListForms(world.premises)(visit, by: who))
                    }
                    let request = PrintForm.Request(
                        layout: form.layout,
                        people: form.people,
                        version: listed.version,
                        copies: form.prints.count,
                        reason: "書き損じ"
                    )
                    return Tried(
                        try await PrintForm(world.premises)(request, of: visit, in: .ja, by: who)
                    )
                }
            ]
        }
    }
}
