import App
import ArgumentParser
import BatchCenter
import Stores
import Vocabulary

/// Runs the batch worker of the processing center.
struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work",
        abstract: "Make lots, hand them over and read what comes back.",
        discussion: """
            Runs until it is stopped. With --until-idle it cuts a lot from everything that is ready, \
            whatever count, age or cut-off, reads the acknowledgements that lie there, and ends. On a \
            database for practice it takes no drop folder, and the simulated back office answers. Where \
            HITOMADO_EMERGENCY names a folder, the emergency packs are made there every night.
            """
    )

    @Flag(help: "Do everything that is ready now, and end.")
    var untilIdle = false

    @Option(help: ArgumentHelp("How many executors, 1 to 64.", valueName: "N"))
    var workers = 2

    @OptionGroup var language: LanguageOptions
    @OptionGroup var drop: DropOptions
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        guard (1...64).contains(workers) else {
            throw ValidationError(
                ja: "--workers は1〜64の数です。",
                en: "--workers is a number from 1 to 64."
            )
        }
    }

    func run() async throws {
        let environment = Environment.process
        Log.bootstrap(environment)
        if drop.isUnnamed, let since = try? await environment.database.practiceSince() {
            return try await practise(environment, since)
        }
        let folder = try drop.folder()
        environment.sayWhetherChecksAreOff()
        let loaded = try catalog.load()
        let packs = try EmergencyWork(environment, catalog: loaded, isPractice: false)
        let work = CenterWork(
            address: try environment.database,
            drop: folder,
            catalog: loaded,
            executors: workers,
            beside: packs.map { [$0.part] } ?? []
        )
        guard untilIdle else { return try await work.run() }
        let summary = try await work.runUntilIdle()
        say(summary)
        if environment.checksAreOff { try await sayWhatStaysHeld() }
        if let hindrance = summary.hindrance { throw Self.failure(folder, "\(hindrance)") }
    }

    private func practise(_ environment: Environment, _ since: Instant) async throws {
        let loaded = try catalog.load()
        let packs = try EmergencyWork(environment, catalog: loaded, isPractice: true)
        let work = try PracticeWork(
            address: try environment.database,
            since: since,
            catalog: loaded,
            executors: workers,
            beside: packs.map { [$0.part] } ?? []
        )
        guard untilIdle else { return try await work.run() }
        say(try await work.runUntilIdle())
    }

    private func say(_ summary: BatchCenterSummary) {
        let done = Localized(
            ja: "処理\(summary.jobs)件、受領したロット\(summary.acknowledged)件、拒否した回答\(summary.refused)件",
            en: "\(summary.jobs) jobs, \(summary.acknowledged) lots acknowledged, "
                + "\(summary.refused) answers refused"
        )
        Output.say(done[language.language])
    }
}

extension WorkCommand {
    /// What was filed while checks were on goes on waiting: nobody has looked at it, and the record of who
    /// checked is not to say otherwise.
    private func sayWhatStaysHeld() async throws {
        let soon = SystemTime().now()
        let status = try await CenterCommand.look { connection in
            try await CenterStore.status(dueBefore: soon, connection)
        }
        guard let held = status.states["held"], held > 0 else { return }
        let words = Localized(
            ja: "審査待ちの\(held)件は、審査のあるときに受け付けたものなので、そのまま待ちます。"
                + "hitomado center check で審査してください。",
            en: "\(held) items that were held before stay held until somebody checks them: "
                + "hitomado center check."
        )
        Output.say(words[language.language])
    }

    /// The failure of a run that could not use the drop folder.
    static func failure(_ folder: String, _ trouble: String) -> Failure {
        Failure(
            .unavailable,
            ja: "受渡しフォルダ \(folder) を使えません（\(trouble)）。渡せなかったものは待っています。"
                + "フォルダの有無・権限・空き容量を確かめて、もう一度実行してください。",
            en:
                "The drop folder \(folder) cannot be used (\(trouble)); what could not be handed over "
                + "waits. See that the folder is there, writable and not full, and run it again."
        )
    }
}

extension Environment {
    /// Warns where items leave without the check that the catalog asks for.
    func sayWhetherChecksAreOff() {
        guard checksAreOff else { return }
        Output.say("HITOMADO_CHECKS=none: no item waits for a person's check; for trials only.")
    }
}
