import Vocabulary

/// Reads the keys of one map, and reports every key that is missing, wrong or unknown.
///
/// A value that cannot be read is reported and given as nil or as a harmless placeholder, so that one
/// run finds everything; what was read is thrown away when there was an error.
final class MapReader {
    let position: SourcePosition
    let log: FindingLog
    private let what: String
    private var entries: [String: YAMLNode.Entry] = [:]
    private var order: [String] = []
    private var known: Set<String> = []

    init(_ entries: [YAMLNode.Entry], at position: SourcePosition, what: String, log: FindingLog) {
        self.position = position
        self.log = log
        self.what = what
        for entry in entries where self.entries.updateValue(entry, forKey: entry.key) == nil {
            order.append(entry.key)
        }
    }

    /// Where each key that is present stands.
    var positions: [String: SourcePosition] { entries.mapValues(\.position) }

    /// Whether the key is present, even with nothing behind it.
    func has(_ key: String) -> Bool { entries[key] != nil }

    /// The value of a key, nil where it is absent or nothing stands behind it.
    func node(_ key: String) -> YAMLNode? {
        known.insert(key)
        guard let value = entries[key]?.value, !value.isNull else { return nil }
        return value
    }

    /// The value of a key that must be there.
    func required(_ key: String) -> YAMLNode? {
        let value = node(key)
        if value == nil {
            log.error(
                entries[key]?.position ?? position,
                "\(what) needs the key `\(key)`; add it"
            )
        }
        return value
    }

    /// Where a key stands, or the whole map where it is absent.
    func place(_ key: String) -> SourcePosition { entries[key]?.position ?? position }

    /// Keys in their order, for maps whose keys are data.
    var keys: [String] {
        known.formUnion(order)
        return order
    }

    /// Reports the keys nobody asked for.
    func finish() {
        for key in order where !known.contains(key) {
            let hint = Suggestion.sentence(for: key, among: known.sorted())
            log.error(place(key), "\(what) has no key `\(key)`\(hint)")
        }
    }
}

extension YAMLNode {
    /// Reads a map; keys that `read` does not ask for are errors.
    func map<T>(_ what: String, _ log: FindingLog, _ read: (MapReader) -> T?) -> T? {
        guard let entries else {
            log.error(position, "\(what) must be a map of keys and values, but here is \(kind)")
            return nil
        }
        let reader = MapReader(entries, at: position, what: what, log: log)
        let value = read(reader)
        reader.finish()
        return value
    }
}

// MARK: - Values by key

extension MapReader {
    func text(_ key: String) -> String { required(key)?.text(key, log) ?? "" }

    func optionalText(_ key: String) -> String? { node(key)?.text(key, log) }

    func localized(_ key: String) -> Localized {
        required(key)?.localized(key, log) ?? Localized(same: "")
    }

    func optionalLocalized(_ key: String) -> Localized? { node(key)?.localized(key, log) }

    func bool(_ key: String, default fallback: Bool) -> Bool {
        node(key)?.bool(key, log) ?? fallback
    }

    func int(_ key: String, in range: ClosedRange<Int>) -> Int {
        required(key)?.int(key, in: range, log) ?? range.lowerBound
    }

    func optionalInt(_ key: String, in range: ClosedRange<Int>) -> Int? {
        node(key)?.int(key, in: range, log)
    }

    func day(_ key: String) -> CalendarDay? { node(key)?.day(key, log) }

    func choice<E: WordChoice>(_ key: String) -> E? { required(key)?.choice(key, log) }

    func choice<E: WordChoice>(_ key: String, default fallback: E) -> E {
        node(key)?.choice(key, log) ?? fallback
    }

    func optionalChoice<E: WordChoice>(_ key: String) -> E? { node(key)?.choice(key, log) }

    func choices<E: WordChoice>(_ key: String) -> [E] {
        list(key) { $0.choice(key, log) }
    }

    func texts(_ key: String) -> [String] { list(key) { $0.text(key, log) } }

    /// The items of a list that can be read; none where the key is absent.
    func list<T>(_ key: String, _ read: (YAMLNode) -> T?) -> [T] {
        node(key)?.items(key, log).compactMap(read) ?? []
    }

    /// The items of a list that must be there.
    func requiredList<T>(_ key: String, _ read: (YAMLNode) -> T?) -> [T] {
        required(key)?.items(key, log).compactMap(read) ?? []
    }

    func map<T>(_ key: String, _ read: (MapReader) -> T?) -> T? {
        node(key)?.map("`\(key)`", log, read)
    }

    func requiredMap<T>(_ key: String, _ read: (MapReader) -> T?) -> T? {
        required(key)?.map("`\(key)`", log, read)
    }
}
