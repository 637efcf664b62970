import Operations
import Stores
import Vocabulary

extension ActName {
    /// On accounts, and on what comes from elsewhere by files.
    var accountAttempts: [Attempt] {
        switch self {
        case .listStaff: [.own { Tried(try await ListStaff($0.premises)(by: $1)) }]
        case .addStaff:
            [
                .municipality {
                    let post = StaffPost(displayName: "若葉", roles: [.clerk], office: House.chuo)
                    let member = NewStaffMember(login: "wakaba", post)
                    return Tried(try await AddStaff($0.premises)(member, by: $1))
                }
            ]
        case .resetPassword:
            [.municipality { Tried(try await ResetPassword($0.premises)($0.member, by: $1)) }]
        case .changeDesks:
            [
                .municipality {
                    Tried(try await ChangeDesks($0.premises)([], of: $0.member, by: $1))
                }
            ]
        case .deactivateStaff:
            [.municipality { Tried(try await DeactivateStaff($0.premises)($0.member, by: $1)) }]
        case .reactivateStaff:
            [
                .municipality {
                    Tried(
                        try await DeactivateStaff($0.premises).reactivate($0.member, by: $1)
                    )
                }
            ]
        case .changeTerm:
            [
                .municipality {
                    Tried(try await ChangeTerm($0.premises)(.open, of: $0.member, by: $1))
                }
            ]
        case .listOfficialCalls:
            [.own { Tried(try await OfficialCalls($0.premises).list(by: $1)) }]
        case .answerOfficialCall:
            [.office { Tried(try await OfficialCalls($0.premises).answer($0.call, by: $1)) }]
        default: arriving
        }
    }

    private var arriving: [Attempt] {
        switch self {
        case .importStaff:
            [
                .municipality {
                    let text = """
                        利用者名,氏名,役割,所属,窓口,委託,開始日,終了日
                        sakura,花見 さくら,個別窓口,121011,nursery,,,
                        """
                    let request = ImportStaff.Request(roster: try StaffRoster(Array(text.utf8)))
                    return Tried(try await ImportStaff($0.premises)(request, by: $1))
                }
            ]
        case .importRegister:
            [
                .own {
                    let request = ImportRegister.Request(asOf: House.monday.adding(days: -1)) {
                        try await $0([UInt8]("宛名番号\r\n".utf8)[...])
                    }
                    return Tried(try await ImportRegister($0.premises)(request, by: $1))
                }
            ]
        default: [.own { Tried(try await WatchRegister($0.premises)(by: $1)) }]
        }
    }
}
