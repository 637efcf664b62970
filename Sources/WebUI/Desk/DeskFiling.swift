import Operations
import Pages
import Vocabulary

/// What the console says of a filing: which visit, over which version, under which key, and how soon.
struct DeskFiling {
    /// How often a filing is tried that another press of the same button got in the way of.
    static let triesMaximum = 4

    let visit: VisitID
    let version: Int
    let key: String
    let lane: Vocabulary.Lane

    init(_ context: StaffContext) throws {
        visit = try context.visitID()
        guard let key = context.form["key"],
            let version = context.form["version"].flatMap({ Int($0) })
        else { throw WebError.unreadableForm }
        self.key = key
        self.version = version
        lane = context.form["lane"].flatMap { Vocabulary.Lane(rawValue: $0) } ?? .waiting
    }

    func source(over version: Int) -> FileBundle.Source {
        .visit(visit, version: version, key: key, lane: lane)
    }
}
