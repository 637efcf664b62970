/// The members of a JSON object in the order they were given, found by the UTF-8 bytes of their keys.
///
/// A dictionary keyed by `String` would take canonically equivalent keys for one. A key occurs once.
package struct JSONObject: Sendable {
    /// A key with its value.
    package struct Member: Sendable {
        /// The key, exactly as given.
        package let key: String
        /// What the key stands for.
        package var value: JSONValue

        /// A member of these two.
        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in their order.
    package private(set) var members: [Member]

    // Small objects, nearly all, are searched faster without an index.
    private var index: [UTF8Bytes: Int]?
    private static let unindexedMaximum = 20

    /// An object without members.
    package init() {
        members = []
    }

    /// An object of these members; of two with the same key the later gives the value.
    package init(_ members: [Member]) {
        self.init()
        self.members.reserveCapacity(members.count)
        for member in members { self[member.key] = member.value }
    }

    /// Number of members.
    package var count: Int { members.count }
    /// Whether there is no member.
    package var isEmpty: Bool { members.isEmpty }
    /// The keys in the order of the members.
    package var keys: [String] { members.map(\.key) }

    /// The value of a key; setting nil removes the member, setting a new key appends it.
    ///
    /// Reading and setting are O(1) on average, removing is O(n).
    package subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            guard let newValue else { return remove(key) }
            if let position = position(of: key) {
                members[position].value = newValue
            } else {
                append(Member(key: key, value: newValue))
            }
        }
    }

    /// Appends a member unless its key is there already; whether it was appended.
    mutating func appendNew(_ member: Member) -> Bool {
        guard position(of: member.key) == nil else { return false }
        append(member)
        return true
    }

    private func position(of key: String) -> Int? {
        if let index { return index[UTF8Bytes(key)] }
        return members.firstIndex { utf8Equal($0.key, key) }
    }

    private mutating func append(_ member: Member) {
        members.append(member)
        if index != nil {
            index?[UTF8Bytes(member.key)] = members.count - 1
        } else if members.count > Self.unindexedMaximum {
            buildIndex()
        }
    }

    private mutating func remove(_ key: String) {
        guard let position = position(of: key) else { return }
        members.remove(at: position)
        if index != nil { buildIndex() }
    }

    private mutating func buildIndex() {
        var built: [UTF8Bytes: Int] = Dictionary(minimumCapacity: members.count * 2)
        for (position, member) in members.enumerated() { built[UTF8Bytes(member.key)] = position }
        index = built
    }
}

// MARK: - Equality

extension JSONObject: Hashable {
    /// Objects are equal when they have the same keys with equal values, in any order.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.members.allSatisfy { right[$0.key] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        var mixed = 0
        for member in members {
            var one = Hasher()
            one.combine(UTF8Bytes(member.key))
            one.combine(member.value)
            mixed ^= one.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(mixed)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(key: $0.0, value: $0.1) })
    }
}
