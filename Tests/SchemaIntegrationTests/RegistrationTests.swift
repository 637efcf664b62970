import Foundation
import Postgres
import TestSupport
import Testing

import Schema

@Suite("The folder of SQL")
struct RegistrationTests {
    private func files(_ folder: String) throws -> [String] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let sql = tests.appending(path: "../../sql/\(folder)").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(
            atPath: sql.path(percentEncoded: false)
        )
        return names.filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }.sorted()
    }

    @Test("has no statement that is not registered, and no name twice")
    func statements() throws {
        #expect(StatementText.all.map(\.name).sorted() == (try files("statements")))
    }

    @Test("has no migration that is not registered, and the list is in the order of names")
    func migrations() throws {
        #expect(Migration.all.map(\.name) == (try files("migrations")))
    }

    @Test("has no migration that ends the transaction in which it runs")
    func noTransactionControl() {
        for migration in Migration.all {
            let lines = migration.sql.uppercased().split(separator: "\n")
            let code = lines.filter { !$0.drop { $0 == " " }.hasPrefix("--") }
            let words = code.flatMap { $0.split { !$0.isLetter } }
            #expect(!words.contains("COMMIT") && !words.contains("ROLLBACK"), "\(migration.name)")
        }
    }

    @Test("has only statements that the migrated database can prepare")
    func preparation() async throws {
        try await ScratchDatabase.withDatabase { client, _ in
            // Statements that create something have no plan to prepare.
            for text in StatementText.all where !text.sql.contains("\nCREATE ") {
                try await client.withConnection {
                    try await $0.runScript("PREPARE \(text.name) AS \(text.sql)")
                }
            }
        }
    }
}
