import CounterFlow
import Operations
import Stores
import Testing
import Vocabulary

extension ActName {
    /// On the booking book of the office.
    var bookingAttempts: [Attempt] {
        switch self {
        case .openSlots:
            [
                .office {
                    let tuesday = House.monday.adding(days: 1)
                    let pattern = try OpeningPattern(
                        weekdays: [tuesday.weekday],
                        from: 780,
                        until: 810,
                        minutes: 30,
                        capacity: 1
                    )
                    let request = OpenSlots.Request(
                        office: House.chuo,
                        desk: House.nursery,
                        pattern: pattern,
                        from: tuesday,
                        through: tuesday
                    )
                    return Tried(try await OpenSlots($0.premises)(request, by: $1))
                }
            ]
        case .closeSlot:
            [.office { Tried(try await CloseSlot($0.premises)($0.slots[2], by: $1)) }]
        case .reopenSlot:
            [.office { Tried(try await CloseSlot($0.premises).reopen($0.slots[2], by: $1)) }]
        case .bookAppointment:
            [
                .office {
                    let request = House.request($0.slots[1], key: "book-\($1.actor)")
                    return Tried(try await BookAppointment($0.premises)(request, by: $1))
                },
                .visit {
                    let request = House.request($0.slots[1], key: "\($1)-\($2.actor)", visit: $1)
                    return Tried(try await BookAppointment($0.premises)(request, by: $2))
                },
            ]
        case .findAppointment, .listBookings, .nextFreeSlots, .watchBookings: looking
        default: changing
        }
    }

    private var changing: [Attempt] {
        switch self {
        case .moveAppointment:
            [
                .office {
                    let code = try #require($0.appointment).code
                    return Tried(
                        try await MoveAppointment($0.premises)(code, to: $0.slots[1], by: $1)
                    )
                }
            ]
        case .cancelAppointment: [Self.booked { try await CancelAppointment($0)($1, by: $2) }]
        case .restoreAppointment:
            [Self.booked { try await CancelAppointment($0).restore($1, by: $2) }]
        case .markArrived: [Self.booked { try await MarkArrival($0).arrived($1, by: $2) }]
        case .markNoShow: [Self.booked { try await MarkArrival($0).missed($1, by: $2) }]
        default: [Self.booked { try await MarkArrival($0).takeBack($1, by: $2) }]
        }
    }

    private static func booked(
        _ act:
            @escaping @Sendable (Premises, BookingCode, Acting) async throws -> Result<
                ShownAppointment, Refusal
            >
    ) -> Attempt {
        .office { world, who in
            let code = try #require(world.appointment).code
            return Tried(try await act(world.premises, code, who))
        }
    }

    private var looking: [Attempt] {
        switch self {
        case .findAppointment:
            [
                .own {
                    let code = try #require($0.appointment).code
                    return Tried(try await FindAppointment($0.premises)(.code(code), by: $1))
                },
                .own {
                    Tried(
                        try await FindAppointment($0.premises)(
                            .name("秘匿", on: House.monday),
                            by: $1
                        )
                    )
                },
                .own {
                    Tried(
                        try await FindAppointment($0.premises)(
                            .nameWithTelephone("ヒトク", "043-999-8888"),
                            by: $1
                        )
                    )
                },
                .office {
                    let code = try #require($0.appointment).code
                    return Tried(try await FindAppointment($0.premises).show(code, by: $1))
                },
            ]
        case .listBookings:
            [
                .office {
                    Tried(
                        try await ListBookings($0.premises).day(
                            House.monday,
                            of: House.nursery,
                            at: House.chuo,
                            by: $1
                        )
                    )
                }
            ]
        case .nextFreeSlots:
            [
                .office {
                    Tried(
                        try await ListBookings($0.premises).nextFree(
                            of: [House.nursery],
                            at: House.chuo,
                            atMost: 3,
                            by: $1
                        )
                    )
                },
                .office {
                    Tried(
                        try await ListBookings($0.premises).freeSlot(
                            $0.slots[1],
                            of: House.nursery,
                            at: House.chuo,
                            by: $1
                        )
                    )
                },
            ]
        default:
            [
                .office {
                    Tried(try await ListBookings($0.premises).strays(of: House.chuo, by: $1))
                },
                .office {
                    Tried(try await ListBookings($0.premises).fronts(of: House.chuo, by: $1))
                },
            ]
        }
    }
}
