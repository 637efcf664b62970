import Eligibility
import Filing
import Operations
import Postgres
import Schema
import Vocabulary

extension Failure {
    /// The failure that an error of any kind is to the person who called.
    ///
    /// What is not known here is a fault of the program, named by its type alone: its text may hold
    /// personal data.
    package init(anyError error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as HouseholdError:
            self.init(.wrongInput, Self.both { refusal.sentence(in: $0) })
        case let refusal as FilingRefusal:
            self.init(.wrongInput, Self.both { refusal.sentence(in: $0) })
        case let refusal as Refusal:
            let isBusy = refusal.kind == .busy
            self.init(isBusy ? .unavailable : .wrongInput, Self.both { refusal.sentence(in: $0) })
        case let error as PostgresError: self.init(postgres: error)
        case MigrationError.inUse:
            self.init(
                .unavailable,
                ja: "このデータベースを使っているプログラムがあります。`serve` や `work` などをすべて止めてから、"
                    + "もう一度 `hitomado migrate` を実行してください。",
                en: "Programs work with this database. Stop `serve`, `work` and whatever else is "
                    + "connected, then run `hitomado migrate` again."
            )
        case let error as MigrationError:
            self.init(
                .fault,
                ja: "データベースがこのプログラムに合いません（\(error)）。",
                en: "The database does not fit this program: \(error)."
            )
        default:
            self.init(
                .fault,
                ja: "プログラムの不具合でコマンドが止まりました（\(type(of: error))）。",
                en: "A fault of the program stopped the command (\(type(of: error)))."
            )
        }
    }

    private static func both(_ sentence: (Language) -> String) -> Localized {
        Localized(ja: sentence(.ja), en: sentence(.en))
    }

    private init(postgres error: PostgresError) {
        switch error.code {
        case .connection, .poolExhausted, .closed: self = Self.notReached
        case .commitUnknown: self = Self.lostAtCommit
        case .server where error.sqlState.map(Self.isMissingSchema) ?? false:
            self.init(
                .fault,
                ja: "データベースに必要なものがありません（\(error)）。`hitomado migrate` を実行してください。",
                en: "The database lacks what this program needs (\(error)); run `hitomado migrate`."
            )
        case .server where error.sqlState.map(Self.isOutage) ?? false:
            self.init(
                .unavailable,
                ja: "データベースが今は応じられません（\(error)）。後でもう一度実行してください。",
                en: "The database cannot serve now (\(error)); try again later."
            )
        case .server, .decoding, .encoding, .cancelled, .timeout:
            self.init(
                .fault,
                ja: "データベースがプログラムの命令を拒みました（\(error)）。",
                en: "The database refused a statement of the program (\(error))."
            )
        }
    }

    private static let notReached = Failure(
        .unavailable,
        ja: "データベースに接続できません。動いているか、HITOMADO_DATABASE_URL が正しいかを確かめてください。",
        en:
            "The database cannot be reached; see that it runs and that HITOMADO_DATABASE_URL names it."
    )

    private static let lostAtCommit = Failure(
        .unavailable,
        ja: "変更を保存している間にデータベースを見失いました。保存されたか確かめるか、もう一度実行してください。",
        en: "The database was lost while it kept the change; look whether it did, or repeat it."
    )

    /// Undefined schema, table, column, function or role.
    private static func isMissingSchema(_ state: String) -> Bool {
        ["3F000", "42P01", "42703", "42883", "22023", "42704"].contains(state)
    }

    /// Out of disk, memory or connections, read-only, or shutting down.
    private static func isOutage(_ state: String) -> Bool {
        state.hasPrefix("53") || state.hasPrefix("57P") || state == "25006"
    }
}
