import Filing
import Vocabulary

/// What a filing holds until its commit, so that of two about the same person the later sees the earlier.
///
/// Whoever may be the same person meets in one of these: with the same name and day of birth, or the same
/// reading and day of birth, each alone; and with the same name, which those whose birth is not wholly known
/// hold alone and all others share. They are taken in the order of their bytes, so that nobody waits in a
/// circle.
struct PersonLock: Hashable {
    enum Mode: String {
        case alone
        case shared
    }

    let key: String
    let mode: Mode

    /// The locks of persons, each key once and in order.
    static func all(of people: [PersonKey]) -> [PersonLock] {
        var modeOf: [UTF8Bytes: Mode] = [:]
        var keys: [String] = []
        func hold(_ kind: String, _ text: String, _ born: String?, _ mode: Mode) {
            let key = "\(kind)/\(text)/\(born ?? "")"
            let known = modeOf.updateValue(mode, forKey: UTF8Bytes(key))
            if known == nil { keys.append(key) }
            if known == .alone { modeOf[UTF8Bytes(key)] = .alone }
        }
        for person in people {
            let born = person.isBirthWhole ? person.born : nil
            if let name = person.name {
                hold("name", name.text, nil, born == nil ? .alone : .shared)
                if let born { hold("name", name.text, born, .alone) }
            }
            if let reading = person.reading, let born {
                hold("reading", reading.text, born, .alone)
            }
        }
        return keys.sorted(by: utf8Precedes).map { key in
            PersonLock(key: key, mode: modeOf[UTF8Bytes(key)] ?? .alone)
        }
    }
}
