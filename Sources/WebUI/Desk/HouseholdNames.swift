import Catalog
import Eligibility
import Pages
import Vocabulary

/// What pages call the members of a household: their relationship, numbered where it stands twice.
struct HouseholdNames {
    private var labels: [PersonID: Localized] = [:]
    private let record: JSONValue
    private let showsNames: Bool

    static let relationship = FactID("relationship")

    init(
        _ household: Household,
        registry: FactRegistry,
        record: JSONValue = .null,
        showsNames: Bool = true
    ) {
        self.record = record
        self.showsNames = showsNames
        let phrases = Self.relationship.flatMap { registry[$0] }?.phrases.values ?? [:]
        var seen: [String: Int] = [:]
        for person in household.people {
            guard let fact = Self.relationship, case .known(.choice(let word)) = person[fact] else {
                labels[person.id] = Localized(
                    ja: "続柄未入力(\(person.id))",
                    en: "Relationship open (\(person.id))"
                )
                continue
            }
            seen[word, default: 0] += 1
            let name = Self.short[word] ?? phrases[word] ?? Localized(same: word)
            let count = seen[word] ?? 1
            labels[person.id] =
                count == 1
                ? name : Localized(ja: "\(name.ja) \(count)", en: "\(name.en) \(count)")
        }
    }

    subscript(person: PersonID) -> Localized {
        labels[person] ?? Localized(same: person.description)
    }

    /// The label of somebody who is in the household; nil for everybody else.
    func known(_ person: PersonID) -> Localized? { labels[person] }

    func labels(_ people: [PersonID]) -> [Localized] { people.map { self[$0] } }

    /// The name as typed; nil where it is not typed, or may not be shown.
    func name(of person: PersonID) -> String? {
        guard showsNames, let fields = record["people"]?[person.description] else { return nil }
        let parts = [fields["family_name"]?.asString, fields["given_name"]?.asString]
        let name = parts.compactMap { $0 }.joined(separator: " ")
        return name.isEmpty ? nil : name
    }

    /// The relationship with the name behind it, where it is typed.
    func full(_ person: PersonID) -> Localized {
        guard let name = name(of: person) else { return self[person] }
        let label = self[person]
        return Localized(ja: "\(label.ja) \(name)", en: "\(label.en) \(name)")
    }

    /// The householder of a household, where one is known.
    static func head(of household: Household) -> PersonID? {
        guard let relationship else { return nil }
        return household.people.first { $0[relationship] == .known(.choice("head")) }?.id
    }

    /// Short words for the common relationships; the registry's phrases are whole sentences.
    private static let short: [String: Localized] = [
        "head": Localized(ja: "世帯主", en: "Householder"),
        "spouse": Localized(ja: "配偶者", en: "Spouse"),
        "child": Localized(ja: "子", en: "Child"),
        "parent": Localized(ja: "父母", en: "Parent"),
        "grandparent": Localized(ja: "祖父母", en: "Grandparent"),
        "grandchild": Localized(ja: "孫", en: "Grandchild"),
        "sibling": Localized(ja: "兄弟姉妹", en: "Sibling"),
        "other-relative": Localized(ja: "その他の親族", en: "Other relative"),
        "relative": Localized(ja: "その他の親族", en: "Other relative"),
        "cohabitant": Localized(ja: "同居人", en: "Cohabitant"),
        "other": Localized(ja: "その他", en: "Other"),
    ]

    /// A relationship as people say it.
    static func word(for relationship: String) -> Localized {
        short[relationship] ?? Localized(same: relationship)
    }

    /// The relationships to choose from, the short words first.
    static func choices(_ registry: FactRegistry) -> [Choice] {
        guard let definition = relationship.flatMap({ registry[$0] }),
            case .choice(let words) = definition.type
        else { return [] }
        return words.map { word in
            Choice(word, short[word] ?? definition.phrases.values[word] ?? Localized(same: word))
        }
    }
}
