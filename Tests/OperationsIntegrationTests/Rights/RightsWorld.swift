import Catalog
import Filing
import Operations
import Stores
import TestSupport
import Testing
import Vocabulary

/// A house with a record in every state, so that every act has something it could be done to.
///
/// Everybody in it has the same name, address and telephone, by which a test knows what came out.
struct RightsWorld {
    let house: House
    /// A visit for each state of a visit, and one that is protected.
    var visits: [(state: String, id: VisitID)] = []
    /// An item for each state in which a person may meet one.
    var items: [(state: String, id: ItemID)] = []
    var bundle = BundleID(number: 1)
    var lot = LotID(number: 1)
    var parcel = ParcelID(number: 1)
    var member = StaffID(number: 1)
    var colleague = StaffID(number: 1)
    var slots: [SlotID] = []
    var appointment: ShownAppointment?
    var call: Int64 = 0

    /// What nobody may see to whom these records are closed.
    static let secrets = ["秘匿印", "封緘", "秘匿町", "043-999-8888", "0439998888"]

    static let record: JSONValue = [
        "household": ["address": "千葉市中央区秘匿町9番9号", "telephone": "043-999-8888"],
        "people": [
            "p1": ["family_name": "秘匿印", "given_name": "封緘", "family_kana": "ヒトク"],
            "p2": ["family_name": "秘匿印", "given_name": "子"],
        ],
    ]

    var premises: Premises { house.premises }

    static func with(_ body: (RightsWorld) async throws -> Void) async throws {
        try await House.with(dogFee: "300") { house in
            var world = RightsWorld(house: house)
            try await world.addVisits()
            try await world.addItems()
            try await world.addOffice()
            try await body(world)
        }
    }

    func version(of visit: VisitID) async throws -> Int {
        try await house.show(visit).version
    }

    /// A number of the emergency pack of the office.
    var emergencyNumber: String {
        EmergencyNumber(office: House.chuo, packDay: House.monday, place: 1)?.written ?? ""
    }

    /// What stands in every table but those that note who looked and who was refused.
    func digest() async throws -> String? {
        try await house.one(
            """
            SELECT md5(string_agg(t.table_name || md5(query_to_xml(
                format('SELECT * FROM hitomado.%I r ORDER BY r::text', t.table_name), true, true, '')::text),
                ' ' ORDER BY t.table_name))
            FROM information_schema.tables t
            WHERE t.table_schema = 'hitomado' AND t.table_type = 'BASE TABLE'
                AND t.table_name NOT LIKE 'audit%' AND t.table_name <> 'official_call'
            """
        )
    }
}

extension RightsWorld {
    private mutating func addVisits() async throws {
        visits.append(("waiting", try await house.open()))
        let atDesk = try await house.atCounter()
        _ = try await RecordData(premises)(
            Self.record,
            of: atDesk,
            version: try await version(of: atDesk),
            by: House.clerk
        ).get()
        _ = try await house.ask(copies: 3, in: atDesk).get()
        _ = try await house.issue(1, in: atDesk)
        let first = try #require(try await house.fees(atDesk).due.first)
        _ = try await house.take(lines: [FeeLine(first.subject, yen: 300)], in: atDesk).get()
        _ = try await house.attach(PaperWorld.pdf(["PASSPORT"]), to: atDesk).get()
        parcel = try await PackOriginal(premises)(
            PackOriginal.Request(kind: "passport", sheets: 1, item: nil),
            of: atDesk,
            by: House.clerk
        ).get()
        visits.append(("at-desk", atDesk))
        let filed = try await file("K1")
        bundle = filed.bundle
        visits.append(("filed", filed.visit))
        let protected = try await file("K2").visit
        try await SetProtection(premises)(protected, by: House.clerk).get()
        let second = House.acting([.clerk], actor: "goro")
        try await ConfirmProtection(premises)(protected, by: second).get()
        visits.append(("protected", protected))
        let abandoned = try await house.open()
        _ = try await AbandonVisit(premises)(abandoned, by: House.clerk).get()
        visits.append(("abandoned", abandoned))
    }

    func file(_ key: String) async throws -> FileBundle.Filed {
        try await house.file(key, ["record": Self.record])
    }

    /// Items stand as they would after the center, whose workers are not part of this house.
    private mutating func addItems() async throws {
        let made = try await file("K3")
        let items = try House.items(made.receipt)
        self.items.append(("filed", items[0]))
        let handed = try await file("K4")
        try await house.run(
            """
            INSERT INTO hitomado.lot (municipality, lot_id, system, lane, layout, rows, state, made_at, made_by)
            VALUES (121002, 1, 'JUKI', 'waiting', 'general', 1, 'made', now(), 'test');
            UPDATE hitomado.item SET state = 'done', lot_id = 1, waiting_for = 0
            WHERE item_id IN (\(try House.items(handed.receipt).map { "\($0.number)" }.joined(separator: ", ")));
            """
        )
        _ = try await HandOver(premises)(
            try House.items(handed.receipt),
            of: handed.visit,
            to: .oneself,
            by: House.clerk
        ).get()
        self.items.append(("done", try House.items(handed.receipt)[0]))
        visits.append(("handed-over", handed.visit))
        let returned = try await file("K5")
        let back = try House.items(returned.receipt)[0]
        try await house.run(
            """
            UPDATE hitomado.item SET state = 'sent-back', lot_id = 1 WHERE item_id = \(back.number);
            DELETE FROM hitomado.job;
            INSERT INTO hitomado.send_back (municipality, item_id, attempt, reason, office, owner, due_at, sent_back_at)
            VALUES (121002, \(back.number), 1, 'illegible', 121011, 'office', now(), now())
            """
        )
        self.items.append(("sent-back", back))
        let held = try #require(
            try await WatchCenter(premises).held(by: House.center).get().first?.item
        )
        self.items.append(("held", held))
    }

    /// An extract with a resident of the secret name.
    private func addRegister() async throws {
        let extract = """
            宛名番号,世帯番号,支援措置,氏,名,氏フリガナ,名フリガナ,生年月日,続柄コード,住所,郵便番号
            1000123,H7,0,秘匿印,封緘,ヒトク,フウカン,19850502,01,中央区秘匿町9-9,2600026
            """
        let request = ImportRegister.Request(asOf: House.monday.adding(days: -1)) {
            try await $0([UInt8](extract.utf8)[...])
        }
        let keeper = House.acting([.administrator], actor: "admin")
        _ = try await ImportRegister(premises)(request, by: keeper).get()
    }

    /// What belongs to the office and the municipality.
    private mutating func addOffice() async throws {
        try await addRegister()
        _ = try await house.pack()
        slots = try await house.openSlots(3)
        let request = BookAppointment.Request(
            slot: slots[0],
            name: "秘匿印 封緘",
            reading: "ヒトク",
            telephone: "043-999-8888",
            channel: .telephone,
            key: "book-1"
        )
        appointment = try await BookAppointment(premises)(request, by: House.clerk).get()
        let administrator = House.acting([.administrator], actor: "admin")
        let post = StaffPost(displayName: "花見川", roles: [.clerk], office: House.chuo)
        let made = NewStaffMember(login: "hanamigawa", post)
        member = try await AddStaff(premises)(made, by: administrator).get().staff
        let other = StaffPost(displayName: "若葉", roles: [.clerk], office: House.chuo)
        colleague = try await AddStaff(premises)(
            NewStaffMember(login: "midori", other),
            by: administrator
        ).get().staff
        let contractor = Acting(
            actor: "itaku",
            roles: [.clerk],
            municipality: House.chiba,
            office: House.chuo,
            isContractor: true
        )
        _ = try await LiftProtection(premises).ask(visits[2].id, by: contractor)
        call = try #require(
            try await OfficialCalls(premises).list(by: House.clerk).get().calls.first?.id
        )
    }
}
