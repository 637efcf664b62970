import Catalog
import Filing
import Testing
import Vocabulary

@Suite("The check of who somebody is")
struct IdentityCheckTests {
    private static func check(_ words: [String]) throws -> IdentityCheck {
        let kinds = try Desk().catalog.national.identity
        let seen = JSONValue.array(words.map { .string($0) })
        return IdentityCheck(kinds, record: ["visit": ["identity_checked": seen]])
    }

    @Test(
        "needs one document with a photograph, or two others of different kinds",
        arguments: [
            ([], IdentityCheck.Verdict.unseen), (["licence"], .shown), (["pension"], .oneMore),
            (["pension", "pension"], .oneMore), (["pension", "insurance"], .shown),
            (["pension", "licence"], .shown), (["something"], .unseen),
            (["something", "pension"], .oneMore),
        ]
    )
    func verdicts(_ words: [String], _ verdict: IdentityCheck.Verdict) throws {
        #expect(try Self.check(words).verdict == verdict)
    }

    @Test("takes for nothing what is no kind of the catalog, and names it")
    func unknown() throws {
        #expect(try Self.check(["something", "licence"]).unknown == ["something"])
    }
}
