import Eligibility
import Postgres
import Testing
import Vocabulary

import App

@Suite("An error becomes an exit code and a sentence")
struct FailureTests {
    private struct Secret: Error { let name = "山田太郎" }

    private func server(_ state: String) -> PostgresError {
        PostgresError(.server, sqlState: state, statement: "item_find")
    }

    @Test(
        "of the database by what went wrong",
        arguments: [
            (PostgresError(.connection), Failure.Kind.unavailable),
            (PostgresError(.poolExhausted), .unavailable),
            (PostgresError(.commitUnknown), .unavailable),
            (PostgresError(.server, sqlState: "53100"), .unavailable),
            (PostgresError(.server, sqlState: "57P01"), .unavailable),
            (PostgresError(.server, sqlState: "42P01"), .fault),
            (PostgresError(.server, sqlState: "23505"), .fault),
            (PostgresError(.decoding), .fault),
        ]
    )
    func database(_ error: PostgresError, _ kind: Failure.Kind) {
        let failure = Failure(anyError: error)
        #expect(failure.kind == kind)
        #expect(failure.message.en.hasSuffix("."))
        #expect(failure.message.ja.hasSuffix("。"))
    }

    @Test("of input with its place")
    func input() {
        let failure = Failure(anyError: HouseholdError(.noDay, path: "on"))
        #expect(failure.kind == .wrongInput)
        #expect(failure.message.en == "on: Write the day of the visit as 2026-04-01.")
        #expect(failure.message.ja == "on: 来庁の日を 2026-04-01 の形で書いてください。")
    }

    @Test("of anything else by its type alone, for its text may hold a name")
    func unknown() {
        let failure = Failure(anyError: Secret())
        #expect(failure.kind == .fault)
        #expect(failure.message.en.contains("Secret"))
        #expect(!failure.message.en.contains("山田"))
    }
}
