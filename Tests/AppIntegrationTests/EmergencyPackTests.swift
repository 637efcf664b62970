import Catalog
import Filing
import Foundation
import Operations
import Postgres
import Stores
import TestSupport
import Testing
import Vocabulary

import App

@Suite("An emergency pack")
struct EmergencyPackTests {
    /// Premises over a database, and a folder of the test's own.
    private static func with(
        _ body: (Premises, EmergencyFolder, ManualClock) async throws -> Void
    ) async throws {
        try await ScratchDatabase.withDatabase { _, string in
            let office = PostgresClient(
                PostgresConfiguration(connectionString: string, role: "hitomado_office")
            )
            let clock = ManualClock(try #require(Instant("2026-04-05T18:00:00Z")))
            let root = URL(filePath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let catalog = try CatalogDirectory(root.appending(path: "catalog").path).load()
            let planning = RoutingPlanning(catalog: catalog)
            let premises = Premises(
                database: office,
                planning: { planning },
                clock: clock,
                chance: SeededChance(seed: 3),
                passwords: try PasswordWorkshop(cost: ScryptCost(log2Rounds: 4)),
                ring: {}
            )
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "hitomado-pack-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(premises, EmergencyFolder(folder.path), clock))
            } catch {
                result = .failure(error)
            }
            await office.close()
            try result.get()
        }
    }

    private static func office(_ code: String) throws -> MunicipalityCode {
        try #require(MunicipalityCode(code))
    }

    private static func make(
        _ premises: Premises,
        _ folder: EmergencyFolder,
        isPractice: Bool = false
    ) async throws -> EmergencyPrint.Made {
        try await EmergencyPrint(premises, into: folder, browser: nil, isPractice: isPractice)(
            office("121011"),
            on: premises.clock.now().dayInJapan,
            count: 5,
            by: .command(by: "work", for: office("121002"))
        )
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test(
        "holds every life event with its questions, papers, forms and numbers, and reaches nowhere"
    )
    func content() async throws {
        try await Self.with { premises, folder, clock in
            let made = try await Self.make(premises, folder)
            let day = clock.now().dayInJapan
            let place = folder.place(of: try Self.office("121011"), on: day)
            #expect(made == .new(place, hasPDF: false))
            let catalog = premises.planning().catalog
            let view = catalog.view(office: try Self.office("121011"), on: day)
            let whole = try Self.text(place + "/pack.html")
            #expect(
                whole.contains(String(catalog.hash.prefix(26)))
                    && whole.contains(day.written(in: .ja))
            )
            let watched = try await WatchEmergency(premises)(
                by: .command(by: "x", for: Self.office("121002"))
            ).get()
            let pack = try #require(watched.packs.first)
            for number in pack.numbers { #expect(whole.contains(number.written)) }
            for event in catalog.lifeEvents {
                let own = view.procedures.filter { $0.belongs(to: event.id) && !$0.everyEvent }
                if own.isEmpty { continue }
                let list = try Self.text("\(place)/events/\(event.id).html")
                #expect(list.contains(event.name.ja) && whole.contains(event.name.ja))
                for procedure in own { #expect(list.contains(procedure.code)) }
                #expect(!pack.numbers.contains { list.contains($0.written) })
            }
            for layout in view.layer.formLayouts where layout.paper == .ours {
                #expect(whole.contains("\(layout.title.ja) 1枚目"), "\(layout.id)")
            }
            for sign in ["http://", "https://", "src=", "<script", "url("] {
                #expect(!whole.contains(sign), "\(sign)")
            }
            #expect(!whole.contains("練習 PRACTICE"))
        }
    }

    @Test("is made once a day and folder, with other numbers in another one, and a week is kept")
    func once() async throws {
        try await Self.with { premises, folder, clock in
            _ = try await Self.make(premises, folder)
            let place = folder.place(of: try Self.office("121011"), on: clock.now().dayInJapan)
            let first = try Self.text(place + "/pack.html")
            #expect(try await Self.make(premises, folder) == .already(place))
            #expect(try Self.text(place + "/pack.html") == first)
            let other = EmergencyFolder(folder.path + "/other")
            _ = try await Self.make(premises, other, isPractice: true)
            let second = try Self.text(
                other.place(of: Self.office("121011"), on: clock.now().dayInJapan) + "/pack.html"
            )
            #expect(second.contains("練習 PRACTICE"))
            let watched = try await WatchEmergency(premises)(
                by: .command(by: "x", for: Self.office("121002"))
            ).get()
            #expect(
                watched.packs.map(\.places).sorted { $0.lowerBound < $1.lowerBound } == [
                    1...5, 6...10,
                ]
            )
            for number in watched.packs.flatMap(\.numbers) {
                #expect(first.contains(number.written) != second.contains(number.written))
            }
            for _ in 0..<9 {
                clock.advance(by: .seconds(86_400))
                _ = try await Self.make(premises, folder)
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasPrefix("121011-") }
            #expect(left.count == EmergencyFolder.packsKept)
            #expect(folder.has(try Self.office("121011"), on: clock.now().dayInJapan))
        }
    }
}

extension CalendarDay {
    fileprivate func written(in language: Language) -> String {
        PartialDay(self).textInJapanese
    }
}
