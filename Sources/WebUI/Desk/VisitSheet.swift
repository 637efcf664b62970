import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

/// A visit as the pages need it: read in one act, with what the reader may see.
struct VisitSheet: Sendable {
    var id: VisitID
    var office: MunicipalityCode
    var stage: VisitStage
    var version: Int
    var household: Household
    /// The ids of everybody in the household, also who has left it since.
    var givenIDs: [PersonID]
    /// What was typed so far, or what is being typed.
    var record: JSONValue
    var circumstances: JSONValue
    var entries: [ShownItem]
    /// What was filed elsewhere about the same persons' same procedures.
    var duplicates: [ShownDuplicate]
    /// True where address protection is in force; what the reader may not see is withheld already.
    var isProtected: Bool
    var openedAt: Instant
    /// When it was changed last; nil where that is not known.
    var changedAt: Instant?
    var clerk: String?
    /// The appointments by which somebody came, and those that were booked for it.
    var appointments: [ShownAppointment]

    /// The appointment by which somebody came.
    var cameBy: ShownAppointment? { appointments.first { $0.visit == id } }

    var subject: Subject {
        let head = HouseholdNames.head(of: household)?.description
        let fields = head.flatMap { record["people"]?[$0] }
        let parts = [fields?["family_name"]?.asString, fields?["given_name"]?.asString]
        let name = parts.compactMap { $0 }.joined(separator: " ")
        return Subject(
            visit: id,
            ticket: nil,
            name: name.isEmpty ? nil : name,
            isProtected: isProtected
        )
    }

    /// The same where others read along: of somebody who is protected, without the name.
    var subjectAmongOthers: Subject {
        var subject = subject
        if isProtected { subject.name = nil }
        return subject
    }

    /// The procedures that were filed, done or declined, and are so for everybody of the household.
    var over: Set<ProcedureID> {
        let (done, left) = (entries.filter(\.isOver), entries.filter { !$0.isOver })
        return Set(done.map(\.key.procedure)).subtracting(left.map(\.key.procedure))
    }

    var flags: [VisitFlag] {
        var flags = Needs(circumstances).flags
        if let cameBy { flags.insert(.booked(cameBy.slot.startsAt.clock), at: 0) }
        if isProtected { flags.insert(.protected, at: 0) }
        if entries.contains(where: { $0.state == .sentBack }) { flags.append(.returned) }
        return flags
    }
}

extension ShownItem {
    fileprivate var isOver: Bool {
        switch fate {
        case .filed, .doneAtCounter, .declined: true
        case .open, .sent, .paperMissing, .undecided: doneAt != nil
        case .notNeeded: false
        }
    }
}

/// What a visitor needs besides a counter, as the visit keeps it.
struct Needs {
    var wheelchair = false
    var quietRoom = false
    var interpreter: String?

    init(wheelchair: Bool = false, quietRoom: Bool = false, interpreter: String? = nil) {
        self.wheelchair = wheelchair
        self.quietRoom = quietRoom
        self.interpreter = interpreter
    }

    init(_ circumstances: JSONValue) {
        wheelchair = circumstances["wheelchair"]?.asBool ?? false
        quietRoom = circumstances["quiet_room"]?.asBool ?? false
        interpreter = circumstances["interpreter"]?.asString
    }

    var json: JSONValue {
        var object = JSONObject()
        object["wheelchair"] = .bool(wheelchair)
        object["quiet_room"] = .bool(quietRoom)
        if let interpreter { object["interpreter"] = .string(interpreter) }
        return .object(object)
    }

    var flags: [VisitFlag] {
        var flags: [VisitFlag] = []
        if let interpreter { flags.append(.interpreter(Self.languageName(interpreter))) }
        if wheelchair { flags.append(.wheelchair) }
        if quietRoom { flags.append(.quietRoom) }
        return flags
    }

    var words: [Localized] {
        var words: [Localized] = []
        if wheelchair { words.append(DoorNeeds.wheelchairName) }
        if quietRoom { words.append(DoorNeeds.quietRoomName) }
        if let interpreter {
            let name = Self.languageName(interpreter)
            words.append(Localized(ja: "通訳:\(name.ja)", en: "Interpreter: \(name.en)"))
        }
        return words
    }

    /// Languages that interpreters are asked for most; names in their own script where they stand alone.
    static let languages: [(tag: String, name: Localized)] = [
        ("en", Localized(ja: "英語", en: "English")), ("zh", Localized(ja: "中国語", en: "Chinese")),
        ("vi", Localized(ja: "ベトナム語", en: "Vietnamese")),
        ("ko", Localized(ja: "韓国・朝鮮語", en: "Korean")),
        ("fil", Localized(ja: "フィリピノ語", en: "Filipino")),
        ("ne", Localized(ja: "ネパール語", en: "Nepali")),
        ("pt", Localized(ja: "ポルトガル語", en: "Portuguese")),
        ("es", Localized(ja: "スペイン語", en: "Spanish")),
        ("jsl", Localized(ja: "手話", en: "Sign language")),
    ]

    static func languageName(_ tag: String) -> Localized {
        languages.first { $0.tag == tag }?.name ?? Localized(same: tag)
    }
}
