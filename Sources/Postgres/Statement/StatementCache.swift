/// What one connection has prepared: names, owners and the types of the parameters.
///
/// Bounded; the statement that was used longest ago makes room. Costs O(size) only when full.
package struct StatementCache {
    private var entries: [String: Entry] = [:]
    private var uses = 0
    private let maximum: Int

    private struct Entry {
        let type: ObjectIdentifier
        let parameters: [UInt32]
        var lastUse: Int
    }

    /// An empty cache of a connection that has prepared nothing.
    package init(maximum: Int = 256) {
        precondition(maximum > 0, "a cache holds at least one statement")
        self.maximum = maximum
    }

    /// The types of the parameters, when this type of statement is prepared under this name.
    package mutating func parameters(of name: String, for type: ObjectIdentifier) -> [UInt32]? {
        guard entries[name]?.type == type else { return nil }
        uses += 1
        entries[name]?.lastUse = uses
        return entries[name]?.parameters
    }

    /// The name that must be deallocated, and then removed here, before `name` can be prepared.
    package func obstacle(to name: String) -> String? {
        if entries[name] != nil { return name }
        guard entries.count >= maximum else { return nil }
        return entries.min { $0.value.lastUse < $1.value.lastUse }?.key
    }

    /// Notes what was prepared.
    package mutating func insert(_ name: String, for type: ObjectIdentifier, parameters: [UInt32]) {
        uses += 1
        entries[name] = Entry(type: type, parameters: parameters, lastUse: uses)
    }

    /// Forgets what was deallocated.
    package mutating func remove(_ name: String) {
        entries.removeValue(forKey: name)
    }

    /// Makes the next use prepare the statement anew, after the server dropped its own copy first.
    package mutating func disown(_ name: String) {
        guard entries[name] != nil else { return }
        insert(name, for: ObjectIdentifier(Never.self), parameters: [])
    }
}
