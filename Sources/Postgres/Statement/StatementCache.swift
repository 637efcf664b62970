/// What one connection has prepared: names, owners and the types of the parameters.
///
/// Bounded; the statement that was used longest ago makes room. Costs O(size) only when full.
struct StatementCache {
    private var entries: [String: Entry] = [:]
    private var uses = 0
    private let maximum: Int

    private struct Entry {
        let type: ObjectIdentifier
        let parameters: [UInt32]
        var lastUse: Int
    }

    init(maximum: Int = 256) {
        precondition(maximum > 0, "a cache holds at least one statement")
        self.maximum = maximum
    }

    var count: Int { entries.count }

    /// The types of the parameters, when this type of statement is prepared under this name.
    mutating func parameters(of name: String, for type: ObjectIdentifier) -> [UInt32]? {
        guard entries[name]?.type == type else { return nil }
        uses += 1
        entries[name]?.lastUse = uses
        return entries[name]?.parameters
    }

    /// The name that must be deallocated, and then removed here, before `name` can be prepared.
    func obstacle(to name: String) -> String? {
        if entries[name] != nil { return name }
        guard entries.count >= maximum else { return nil }
        return entries.min { $0.value.lastUse < $1.value.lastUse }?.key
    }

    mutating func insert(_ name: String, for type: ObjectIdentifier, parameters: [UInt32]) {
        uses += 1
        entries[name] = Entry(type: type, parameters: parameters, lastUse: uses)
    }

    mutating func remove(_ name: String) {
        entries.removeValue(forKey: name)
    }

    /// Makes the next use prepare the statement anew, after the server dropped its own copy first.
    mutating func disown(_ name: String) {
        guard entries[name] != nil else { return }
        insert(name, for: ObjectIdentifier(Never.self), parameters: [])
    }
}
