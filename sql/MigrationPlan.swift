/// What program and database know of one migration.
struct MigrationRecord: Hashable, Sendable {
    let name: String
    let isKnown: Bool
    let isApplied: Bool
    let isUnchanged: Bool
}

/// Why a database and the program do not fit together.
package enum MigrationError: Error, Hashable, Sendable {
    /// The text of a migration was changed after it had been applied.
    case changed(name: String)
    /// The database has a migration that the program does not know.
    case databaseIsNewer(name: String)
    /// A migration is missing although a later one was applied.
    case outOfOrder(name: String)
    /// Programs are connected that know the tables as they are, so these must not change under them.
    case inUse
}

extension MigrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .changed(let name):
            "migration \(name) was changed after it had been applied; restore its text and add "
                + "the change as a new migration"
        case .databaseIsNewer(let name):
            "the database is newer than this program: it has migration \(name); use a program "
                + "that knows it"
        case .outOfOrder(let name):
            "migration \(name) is missing although a later one was applied; give it a number "
                + "after the last"
        case .inUse:
            "programs work with this database as it is; stop `serve`, `work` and whatever else is "
                + "connected, then migrate again"
        }
    }
}

/// Decides what must be applied.
enum MigrationPlan {
    /// The migrations that are missing, in order, when the database fits the program.
    static func pending(
        _ known: [Migration],
        _ records: [MigrationRecord]
    ) throws(MigrationError) -> [Migration] {
        if let foreign = records.first(where: { !$0.isKnown }) {
            throw .databaseIsNewer(name: foreign.name)
        }
        if let changed = records.first(where: { $0.isApplied && !$0.isUnchanged }) {
            throw .changed(name: changed.name)
        }
        let applied = Set(records.filter(\.isApplied).map(\.name))
        let pending = known.drop { applied.contains($0.name) }
        if let first = pending.first, pending.contains(where: { applied.contains($0.name) }) {
            throw .outOfOrder(name: first.name)
        }
        return Array(pending)
    }
}
