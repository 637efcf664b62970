import Testing
import Vocabulary

import App

@Suite("The environment")
struct EnvironmentTests {
    @Test(
        "names the language by its locale, else Japanese",
        arguments: [
            ([:], Language.ja), (["LANG": "C.UTF-8"], .ja), (["LANG": "en_US.UTF-8"], .en),
            (["LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"], .ja),
            (["LC_MESSAGES": "en_GB", "LANG": "ja_JP"], .en), (["LC_ALL": "", "LANG": "en"], .en),
        ] as [([String: String], Language)]
    )
    func language(_ variables: [String: String], _ language: Language) {
        #expect(Environment(variables).language == language)
    }

    @Test("takes an empty variable for none")
    func empty() {
        let environment = Environment(["HITOMADO_DROP": "", "HITOMADO_ACTOR": "a"])
        #expect(environment.drop == nil)
        #expect(environment.actor == "a")
        #expect(throws: Failure.self) { try environment.database }
    }

    @Test("turns checks off by one word alone")
    func checks() {
        #expect(Environment(["HITOMADO_CHECKS": "none"]).checksAreOff)
        #expect(!Environment(["HITOMADO_CHECKS": "no"]).checksAreOff)
        #expect(!Environment([:]).checksAreOff)
    }
}
