import Casework
package import Stores
package import Vocabulary

/// Looks at how the center stands: counts, lots, items, send-backs; nothing here says who anybody is.
package struct WatchCenter: Sendable {
    /// A lot with its items.
    package struct ShownLot: Sendable {
        package let lot: LotRecord
        package let view: LotView
        package let items: [LotItemView]
    }

    /// An item with what stands before and after it.
    package struct WatchedItem: Sendable {
        package let item: ItemView
        package let links: [LinkedItemView]
        /// What corrections of its visit's items did not reach, until somebody noted that it was told.
        package let outdated: [OutdatedItem]
        /// What happened to it, the oldest first.
        package let events: [ItemEventView]
        /// When the resident was called about its send-backs, the oldest first.
        package let calls: [ReturnCall]
        /// What those who had it in hand are called.
        package let names: StaffNames
    }

    /// Most lots of one page, and most items of one lot that are shown.
    package static let lotsMaximum = 50
    package static let itemsMaximum = 1000
    /// What is due within this while counts as due.
    package static let soon = Duration.seconds(24 * 3600)

    private let premises: Premises

    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Counts of everything open, and of what ended since a moment.
    package func breakdown(
        since: Instant,
        by acting: Acting
    ) async throws -> Result<[StandingCount], Refusal> {
        try await premises.perform(.watchCenter, acting) { context in
            try await WatchStore(context.access).breakdown(
                since: since,
                now: context.now,
                soon: context.now.adding(Self.soon)
            )
        }
    }

    /// Lots, the newest first, from below a number where one is given.
    package func lots(
        before lot: LotID?,
        by acting: Acting
    ) async throws -> Result<[LotView], Refusal> {
        try await premises.perform(.watchCenter, acting) { context in
            try await WatchStore(context.access).lots(before: lot, atMost: Self.lotsMaximum)
        }
    }

    /// What stands still until somebody looks: refused answers, and what keeps work from being done.
    package func troubles(
        by acting: Acting
    ) async throws -> Result<(refused: [RefusedAnswerView], hindrances: [HindranceView]), Refusal> {
        try await premises.perform(.watchCenter, acting) { context in
            let store = WatchStore(context.access)
            return (
                try await store.refusedAnswers(atMost: Self.lotsMaximum),
                try await store.hindrances(atMost: Self.lotsMaximum)
            )
        }
    }

    /// One lot with its items.
    package func lot(
        _ lot: LotID,
        by acting: Acting
    ) async throws -> Result<ShownLot, Refusal> {
        try await premises.perform(.watchCenter, acting) { context in
            let store = WatchStore(context.access)
            let next = LotID(number: lot.number + 1)
            guard lot.number < .max, let record = try await store.lot(lot),
                let view = try await store.lots(before: next, atMost: 1).first,
                view.lot == lot.description
            else { throw Refusal.noSuchLot }
            return ShownLot(
                lot: record,
                view: view,
                items: try await store.items(of: lot, atMost: Self.itemsMaximum)
            )
        }
    }

    /// Send-backs that wait: of the own office, and of all for the center.
    package func returns(by acting: Acting) async throws -> Result<[ReturnView], Refusal> {
        try await premises.perform(.listReturns, acting) { context in
            try await WatchStore(context.access).returns(
                office: acting.roles.contains(.center) ? nil : acting.office
            )
        }
    }

    /// Items that wait for a person's check.
    package func held(by acting: Acting) async throws -> Result<[AttentionView], Refusal> {
        try await premises.perform(.watchCenter, acting) { context in
            try await WatchStore(context.access).held()
        }
    }

    /// How an item stands, and what stands before and after it.
    package func item(
        _ item: ItemID,
        by acting: Acting
    ) async throws -> Result<WatchedItem, Refusal> {
        try await premises.perform(.readItem, acting) { context in
            let store = WatchStore(context.access)
            guard let view = try await store.item(item),
                let office = MunicipalityCode(number: Int(view.office)), acting.sees(office)
            else { throw Refusal(.unknown) }
            let events = try await store.events(of: item)
            let calls = try await context.returnCalls.calls(about: item)
            var people = events.map(\.actor) + calls.map(\.by)
            people += [view.checkedBy, view.secondCheckedBy].compactMap(\.self)
            return WatchedItem(
                item: view,
                links: try await store.links(of: item),
                outdated: try await context.outdated.list(
                    visit: view.visit,
                    atMost: OutdatedItems.listMaximum
                ),
                events: events,
                calls: calls,
                names: try await context.staff.names(of: people)
            )
        }
    }
}

extension Refusal {
    fileprivate static let noSuchLot = Refusal(
        .notFound,
        Localized(
            ja: "そのロットはありません。番号を確かめてください。",
            en: "There is no such lot; check its number."
        )
    )
}
