import Testing

@Suite("The command line")
struct UsageTests {
    @Test(
        "ends with 64 where it is used wrongly, and prints no result",
        arguments: [
            ["no-such-command"], ["route", "--no-such-option"], ["route", "a", "b"],
            ["route", "--lang", "fr"], ["center", "nothing"], ["work", "--workers", "0"],
            ["catalog", "list", "--office", "121012"], ["catalog", "eval"],
            ["catalog", "eval", "person.moves", "/dev/null", "--person"],
            ["back-office", "--once"], ["work"],
            ["back-office", "--drop", "/tmp", "--reject", "some"],
        ]
    )
    func wrongUsage(_ arguments: [String]) throws {
        let run = try CommandRun(arguments)
        #expect(run.code == 64)
        #expect(run.output.isEmpty)
        #expect(!run.error.isEmpty)
    }

    @Test(
        "says in Japanese what is wrong and where, then how it is used",
        arguments: [
            (["route", "--no-such-option"], "指定「--no-such-option」は知られていません"),
            (["no-such-command"], "「no-such-command」はここでは使えません"),
            (["center", "withdraw", "I1", "--reason"], "「--reason <reason>」に値がありません"),
            (["center", "correct"], "「<item>」が必要です"),
            (["route", "--lang", "fr"], "値「fr」は使えません"),
            (["work", "--workers", "0"], "--workers は1〜64の数です"),
            (["work"], "引渡しフォルダーを"),
        ]
    )
    func japanese(_ arguments: [String], _ sentence: String) throws {
        let run = try CommandRun(arguments, environment: ["LANG": "ja_JP.UTF-8"])
        #expect(run.code == 64)
        let lines = run.error.split(separator: "\n")
        #expect(lines.first?.hasPrefix("エラー: \(sentence)") == true, "\(run.error)")
        #expect(lines.contains { $0.hasPrefix("Usage: hitomado") })
        #expect(!run.error.contains("Error:"))
        let english = try CommandRun(arguments + ["--lang", "en"])
        #expect(english.code == 64 && english.error.hasPrefix("Error: "))
    }

    @Test(
        "repeats no My Number, and takes none for a name",
        arguments: [
            ["123456789018"], ["route", "a", "1234-5678-9018"],
            ["route", "/no-1234-5678-9018.json"],
            ["center", "withdraw", "I1", "--reason", "duplicate", "--by", "1234 5678 9018"],
        ]
    )
    func myNumber(_ arguments: [String]) throws {
        for language in ["ja", "en"] {
            let run = try CommandRun(arguments, environment: ["LANG": language])
            #expect(run.code == 64 || run.code == 65)
            #expect(!run.error.contains("9018") && run.output.isEmpty)
        }
    }

    @Test("helps and says its version on standard output")
    func help() throws {
        let help = try CommandRun("--help")
        #expect(help.code == 0)
        #expect(help.output.contains("route"))
        for arguments in [["--version"], ["version"]] {
            let version = try CommandRun(arguments)
            #expect(version.code == 0)
            #expect(version.output.hasPrefix("hitomado "))
        }
    }

    @Test(
        "ends with 69 where no database answers, with nothing on standard output",
        arguments: [
            ["center", "status", "--json"], ["center", "lots"], ["center", "returns"],
            ["center", "verify", "--json"], ["migrate"],
            ["work", "--until-idle", "--drop", "/tmp/hitomado-no-drop"],
        ]
    )
    func noDatabase(_ arguments: [String]) throws {
        let nowhere = "host=/nowhere dbname=none connect_timeout=2"
        for environment in [[:], ["HITOMADO_DATABASE_URL": nowhere]] {
            let run = try CommandRun(arguments, environment: environment)
            #expect(run.code == 69)
            #expect(run.output.isEmpty)
            #expect(run.error.contains("hitomado: "))
        }
    }
}
