import App
import ArgumentParser
import BatchCenter
import Casework
import Catalog
import DayPlay
import Operations
import SimulatedBackOffice
import SystemPackage
import Vocabulary

/// Plays a day of arrivals.
struct DayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day",
        abstract: "Play a day of arrivals through concierge, counter and center.",
        discussion: """
            Reads a line a party: {"at": "09:12", "household": {…}, "record": {…}}; `hitomado \
            simulate` makes such days. Files with a worker and a simulated back office (模擬) of its \
            own, and ends with a table of what happened. A line that cannot be served is told and \
            left out; where none can, the exit code is 65. The same file played again files nothing twice.
            """
    )

    @Argument(help: "The day's file, or - for standard input.", completion: .file())
    var file = "-"

    @Option(
        help: ArgumentHelp(
            "Only this office's arrivals; a city stands for its wards.",
            valueName: "CODE"
        )
    )
    var office: MunicipalityCode?

    @Option(
        name: .customLong("receipts"),
        help: ArgumentHelp("Writes each receipt as a line of this file.", valueName: "FILE"),
        completion: .file()
    )
    var receipts: String?

    @Option(
        name: .customLong("reject"),
        help: ArgumentHelp(
            "Which items the simulated systems reject at first; as for back-office.",
            valueName: "RULE"
        )
    )
    var rejections: [RejectionRule] = []

    @OptionGroup var drop: DropOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var catalog: CatalogOptions

    func run() async throws {
        let folder = try drop.folder()
        let environment = Environment.process
        Log.bootstrap(environment)
        environment.sayWhetherChecksAreOff()
        let loaded = try catalog.load()
        let day = try DayFile(file)
        let round = try centerRound(environment, loaded, folder)
        let receiptFile = try receipts.map { try ReceiptFile($0) }
        let report = try await OfficeWork.lend(environment, catalog: loaded) { premises in
            let play = DayPlay(
                premises: premises,
                name: day.name,
                only: office,
                receipt: { try receiptFile?.write($0) },
                progress: DayProgress(output.language.language).show
            )
            return try await play.play(day.lines, center: round)
        }
        try receiptFile?.close()
        if output.json {
            try report.json(output.language.language).print()
        } else {
            let text = DayText(report: report, catalog: loaded, language: output.language.language)
            try Output.write(Array(text.text.utf8))
        }
        try Self.refuseWhatIsNoDay(report)
    }

    /// A file of which no line can be served is no day; single wrong lines belong to one.
    private static func refuseWhatIsNoDay(_ report: DayReport) throws {
        guard report.arrivals > 0, report.refused.count == report.arrivals else { return }
        throw Failure(
            .wrongInput,
            ja: "受け付けられる行が一つもありません。一行に一組ずつ at、household、record を書いてください。",
            en: "No line of it can be served; write a party a line, with at, household and record."
        )
    }

    /// What the machines of the center do once: lots out, answers given, answers in.
    private func centerRound(
        _ environment: Environment,
        _ catalog: Catalog,
        _ folder: String
    ) throws -> DayPlay.CenterRound {
        let work = CenterWork(
            address: try environment.database,
            drop: folder,
            catalog: catalog
        )
        let rejections =
            rejections.isEmpty ? [RejectionRule(.share(perMille: 30, seed: 1))] : rejections
        let backOffice = BackOfficeWork(
            BackOfficeConfiguration(drop: folder, rejections: rejections)
        )
        return {
            for isAnswered in [false, true] {
                if isAnswered { _ = await backOffice.answerOnce() }
                let summary = try await work.runUntilIdle()
                if let hindrance = summary.hindrance {
                    throw WorkCommand.failure(folder, "\(hindrance)")
                }
            }
        }
    }
}

/// The file into which receipts go.
private struct ReceiptFile: Sendable {
    private let descriptor: FileDescriptor

    init(_ path: String) throws {
        do {
            descriptor = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .truncate],
                permissions: .ownerReadWrite
            )
        } catch {
            throw Failure(
                .wrongInput,
                ja: "受付票のファイルを書けません（\(error)）。フォルダの有無と権限を確かめてください。",
                en:
                    "The file for receipts cannot be written (\(error)); see that its folder is there."
            )
        }
    }

    func write(_ receipt: String) throws {
        do {
            _ = try descriptor.writeAll(Array("\(receipt)\n".utf8))
        } catch {
            throw Failure(
                .fault,
                ja: "受付票を書き続けられません（\(error)）。空き容量を確かめてください。",
                en: "The receipts cannot be written on (\(error)); see that the disk is not full."
            )
        }
    }

    func close() throws { try descriptor.close() }
}
