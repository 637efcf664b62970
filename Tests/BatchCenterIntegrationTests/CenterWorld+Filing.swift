import BatchCenter
import Casework
import JobQueue
import Postgres
import SimulatedBackOffice
import Stores
import TestSupport
import Vocabulary

/// An item of a bundle that a test files.
struct FiledItem: Sendable {
    var procedure: String
    var system: String
    /// Positions of earlier items in the bundle.
    var after: [Int] = []
    var checks = 0
}

extension CenterWorld {
    /// Sends an item back as a person of the center does.
    func sendBack(
        _ item: ItemID,
        remark: String? = nil,
        owner: SendBackOwner = .office
    ) async throws {
        let sendBack = SendBack(
            reason: .missingPaper,
            remark: remark,
            owner: owner,
            due: clock.now().adding(.seconds(86_400))
        )
        _ = try await act {
            try await CenterStore.sendBack(
                municipality: Self.municipality,
                item: item,
                sendBack,
                acting("suzuki"),
                in: $0
            )
        }.get()
    }

    /// Answers a send-back with an empty record.
    func correct(_ item: ItemID) async throws {
        _ = try await act {
            try await CenterStore.correct(
                municipality: Self.municipality,
                item: item,
                record: CorrectedRecord("{}"),
                acting("sato"),
                in: $0
            )
        }.get()
    }

    /// Gives items the one check that they need.
    func check(_ items: ItemID...) async throws {
        for item in items {
            _ = try await act {
                try await CenterStore.check(
                    municipality: Self.municipality,
                    item: item,
                    acting("ito"),
                    in: $0
                )
            }.get()
        }
    }

    /// Files a bundle as the desk would, in one transaction; its items.
    ///
    /// By default a move-in at the register and an insurance that comes after it.
    @discardableResult
    func file(
        _ items: [FiledItem] = [
            FiledItem(procedure: "move-in", system: "JUKI"),
            FiledItem(procedure: "health-insurance", system: "NHI", after: [0]),
        ],
        lane: Lane = .waiting,
        office: Int32 = 121011,
        policies: SystemPolicies = SystemPolicies()
    ) async throws -> [ItemID] {
        let numbers = try await numbers(items.count + 1)
        let visit = numbers[0]
        let ids = numbers.dropFirst().map { ItemID(number: $0) }
        let script = bundle(visit: visit, items, ids, lane: lane, office: office)
        try await owner.withTransaction { transaction in
            try await transaction.runScript("SET LOCAL search_path = hitomado;" + script)
            let ready = zip(items, ids).filter { $0.0.after.isEmpty && $0.0.checks == 0 }
            try await JobQueue.enqueue(
                ready.map { item, id in
                    let entry = ReadyItem(
                        municipality: Self.municipality,
                        item: id,
                        attempt: 1,
                        lane: lane,
                        system: item.system,
                        office: office
                    )
                    let policy = policies.policy(
                        municipality: Self.municipality,
                        system: item.system
                    )
                    return CenterJobs.transmission(of: entry, policy: policy, now: clock.now())
                },
                in: transaction
            )
        }
        return ids
    }

    private func numbers(_ count: Int) async throws -> [Int64] {
        try await texts("SELECT nextval('hitomado.item_number') FROM generate_series(1, \(count))")
            .compactMap { Int64($0) }
    }

    private func bundle(
        visit: Int64,
        _ items: [FiledItem],
        _ ids: [ItemID],
        lane: Lane,
        office: Int32
    ) -> String {
        let town = Self.municipality
        let promised = ids.map { #"{"item":"\#($0)"}"# }.joined(separator: ",")
        var script = """
            INSERT INTO visit (municipality, visit_id, office, state, household, opened_at, opened_by)
            VALUES (\(town), \(visit), \(office), 'filed', '{}', now(), 'test');
            INSERT INTO visit_person (municipality, visit_id, person, name_key, born)
            VALUES (\(town), \(visit), 'p1', 'key-\(visit)', '1985-05-02');
            INSERT INTO bundle (municipality, bundle_id, visit_id, office, lane, submission_key,
                content_hash, packet, seal, receipt, received_at, filed_at, filed_by)
            VALUES (\(town), \(visit), \(visit), \(office), '\(lane.rawValue)', 'key,"\(visit)"',
                sha256('a'), '{}', sha256('a'), '{"items":[\(promised)]}', now(), now(), 'test');
            """
        for (item, id) in zip(items, ids) {
            let standing = ItemStateMachine.filed(
                waitingFor: item.after.count,
                checksNeeded: item.checks
            )
            let record = #"{"household":{"address":"千葉市"},"people":{"p1":{"name":"髙橋 葛󠄀子"}}}"#
            script += """
                INSERT INTO item (municipality, item_id, bundle_id, visit_id, office, lane, procedure,
                    code, system, people, state, waiting_for, checks_needed, due_at, received_at,
                    filed_at, state_at)
                VALUES (\(town), \(id.number), \(visit), \(visit), \(office), '\(lane.rawValue)',
                    '\(item.procedure)', 'X01', '\(item.system)', '{p1}',
                    '\(standing.state.rawValue)', \(standing.waitingFor), \(item.checks),
                    now() + interval '1 day', now(), now(), now());
                INSERT INTO item_record (municipality, item_id, attempt, record, made_at, made_by)
                VALUES (\(town), \(id.number), 1, '\(record)', now(), 'test');
                """
            for place in item.after {
                script += """
                    INSERT INTO item_after (municipality, item_id, after_item)
                    VALUES (\(town), \(id.number), \(ids[place].number));
                    """
            }
        }
        return script
    }

    /// Files many single items at once, of a few systems and offices.
    func fileMany(
        _ count: Int,
        systems: Int = 4,
        offices: Int = 3,
        lane: Lane = .waiting
    ) async throws {
        let town = Self.municipality
        try await sql(
            """
            INSERT INTO visit (municipality, visit_id, office, state, household, opened_at, opened_by)
            SELECT \(town), n, 121011, 'filed', '{}', now(), 'test' FROM generate_series(1, \(count)) n;
            INSERT INTO bundle (municipality, bundle_id, visit_id, office, lane, submission_key,
                content_hash, packet, seal, receipt, received_at, filed_at, filed_by)
            SELECT \(town), n, n, 121011, '\(lane.rawValue)', n, sha256('a'), '{}', sha256('a'),
                '{"items":[{"item":"I' || n || '"}]}', now(), now(), 'test'
            FROM generate_series(1, \(count)) n;
            INSERT INTO item (municipality, item_id, bundle_id, visit_id, office, lane, procedure,
                code, system, people, state, waiting_for, due_at, received_at, filed_at, state_at)
            SELECT \(town), n, n, n, 121011 + n % \(offices), '\(lane.rawValue)', 'p', 'X01',
                'S:' || n % \(systems), '{p1}', 'ready', 0, now() + interval '1 day', now(), now(),
                now()
            FROM generate_series(1, \(count)) n;
            INSERT INTO item_record (municipality, item_id, attempt, record, made_at, made_by)
            SELECT \(town), n, 1, '{"n":' || n || '}', now(), 'test'
            FROM generate_series(1, \(count)) n;
            SELECT setval('item_number', \(count));
            """
        )
        try await owner.withTransaction { transaction in
            for start in stride(from: 1, through: count, by: 5000) {
                let range = start...min(start + 4999, count)
                try await JobQueue.enqueue(
                    range.map { number in
                        NewJob(
                            municipality: town,
                            kind: CenterJobs.transmit,
                            lane: lane,
                            batchKey: "S:\(number % systems)",
                            turn: 121011 + Int32(number % offices),
                            subject: Int64(number)
                        )
                    },
                    in: transaction
                )
            }
        }
    }
}
