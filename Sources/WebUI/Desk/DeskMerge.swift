import Catalog
import Eligibility
import Operations
import Pages
import Vocabulary

/// What was typed into the console of a visit that somebody saved meanwhile, over the visit as it stands.
struct DeskMerge {
    /// Who saved meanwhile, and when.
    struct Other {
        let name: String
        let at: Instant
        /// True where it was the same person, on another screen or by another press.
        let isSame: Bool
    }

    /// What was typed, read over the present visit.
    private(set) var typed: DeskForm
    private let merge: FormMerge
    private let present: VisitSheet
    private let site: Site
    private let isFiling: Bool

    /// `console` gives the controls of the page of a visit.
    init(
        _ form: FormFields,
        over present: PlanSheet,
        site: Site,
        isFiling: Bool,
        console: (VisitSheet, DeskDraft) -> [FormControl]
    ) {
        self.present = present.visit
        self.site = site
        self.isFiling = isFiling
        let own = Self.withoutKnown(form, present.visit)
        merge = FormMerge(own, carriedBy: Self.carried, over: console(present.visit, DeskDraft()))
        typed = DeskForm(merge.form, over: present, site: site, isFiling: isFiling)
    }

    /// Fields that belong to the page or the press and not to the visit.
    static let carried: Set<String> = ["act", "csrf", "key", "version"]

    /// True where all that was typed stands there already, as after a second press.
    var changesNothing: Bool {
        typed.draft.problems.isEmpty && typed.draft.rejected.isEmpty
            && typed.changes.household == nil && typed.changes.fates.isEmpty
            && typed.sheet.record.said == present.record.said
            && typed.sheet.circumstances.said == present.circumstances.said
    }

    /// True where somebody's save made the visit another one than the page showed: other values, or another list
    /// of procedures.
    var showsAnother: Bool {
        !merge.taken.isEmpty || merge.comeOrGone.contains { $0.hasPrefix("fate.") }
    }

    /// People who were added meanwhile need no row of their own any more.
    static func withoutKnown(_ form: FormFields, _ present: VisitSheet) -> FormFields {
        let shown = ShownForm(carried: form.all(ShownForm.field))
        guard let relationship = HouseholdNames.relationship else { return form }
        var added = present.household.people.filter { person in
            let reference = FactReference(fact: relationship, person: person.id)
            return !shown.had(FactInput.field(of: reference))
        }
        var emptied: Set<String> = []
        for row in 0..<Household.peopleMaximum {
            let names = ["new.\(row).relationship", "new.\(row).born"]
            guard let word = form[names[0]], let born = form[names[1]] else { break }
            let day = WrittenDay.read(born).map { Eligibility.Answer.known(.date($0)) } ?? .unknown
            let place = added.firstIndex { person in
                person[relationship] == .known(.choice(word)) && person[.born] == day
            }
            guard let place else { continue }
            added.remove(at: place)
            emptied.formUnion(names)
        }
        return FormFields(
            form.fields.map { emptied.contains($0.name) ? (name: $0.name, value: "") : $0 }
        )
    }
}

// MARK: - Telling it

extension DeskMerge {
    /// The draft in which every field that differs says what the other saved there.
    func draft(
        after other: Other,
        console: (VisitSheet, DeskDraft) -> [FormControl]
    ) -> DeskDraft {
        var draft = typed.draft
        let shown = Dictionary(
            console(typed.sheet, draft).map { ($0.name, $0.values) },
            uniquingKeysWith: { first, _ in first }
        )
        draft.problems += merge.differing.filter { shown[$0.name] != $0.values }
            .map { $0.problem(savedBy: other) }
        return draft
    }

    /// What happened, what became of the rest, and what to do.
    func notice(after other: Other) -> Notice {
        let clock = other.at.clock
        var ja: [String] = isFiling ? ["まだ提出していません。"] : []
        var en: [String] = isFiling ? ["Nothing was filed yet."] : []
        if !changesNothing {
            ja.append("あなたの入力はまだ保存されていません。")
            en.append("What you typed is not saved yet.")
        }
        if !merge.differing.isEmpty {
            ja.append("食い違う欄に印を付けました。")
            en.append("What differs is marked.")
        }
        if !merge.taken.isEmpty {
            let labels = Self.some(merge.taken.map(\.label))
            ja.append("次の欄は先に保存された内容に変えました:\(labels.ja)。")
            en.append("These fields now show what was saved before: \(labels.en).")
        }
        if let gone = Self.gone(merge, site) {
            ja.append(gone.ja)
            en.append(gone.en)
        }
        if isFiling {
            ja.append("手続の一覧と内容を確かめてから、もう一度提出してください。")
            en.append("Check the list and the data, then file again.")
        } else {
            ja.append("確かめてからもう一度保存すると、この画面の内容になります。")
            en.append("Check it and save again to keep what this page shows.")
        }
        return Notice(
            .warning,
            title: Localized(
                ja: "\(other.words.ja)が先に保存しました(\(clock))",
                en: "\(other.words.en) saved first (\(clock))"
            ),
            text: Localized(ja: ja.joined(), en: en.joined(separator: " "))
        )
    }

    /// What was typed into fields that the page no longer has; nil where that is nothing.
    static func gone(_ merge: FormMerge, _ site: Site) -> Localized? {
        let gone = merge.gone.filter { $0.name.hasPrefix("record.") }
        if gone.isEmpty { return nil }
        let texts = some(gone.map { entry in entryWords(entry.name, entry.value, site) })
        return Localized(
            ja: "次の入力は、この画面にもう欄がありません:\(texts.ja)。",
            en: "This page has no field any more for: \(texts.en)."
        )
    }

    private static func entryWords(_ name: String, _ value: String, _ site: Site) -> Localized {
        let parts = name.split(separator: ".").map(String.init)
        let field =
            parts.count > 2 ? site.catalog.fields.first { $0.id.description == parts[2] } : nil
        let label = field?.name ?? Localized(same: name)
        return Localized(ja: "\(label.ja)「\(value)」", en: "\(label.en) “\(value)”")
    }

    /// The first few of many.
    static func some(_ words: [Localized]) -> Localized {
        let (first, rest) = (words.prefix(8), words.count - 8)
        return Localized(
            ja: first.map(\.ja).joined(separator: "、") + (rest > 0 ? "ほか\(rest)件" : ""),
            en: first.map(\.en).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        )
    }
}

extension JSONValue {
    /// What it says: without members that are null, empty, or papers that nobody looked at yet.
    fileprivate var said: JSONValue {
        guard case .object(let object) = self else { return self }
        let members = object.members.map { JSONObject.Member(key: $0.key, value: $0.value.said) }
        let silent: [JSONValue] = [
            .null, .object(JSONObject()), .string(PaperCheck.State.open.rawValue),
        ]
        return .object(JSONObject(members.filter { !silent.contains($0.value) }))
    }
}

extension FormControl {
    /// What somebody saved there, beside what was typed.
    func problem(savedBy other: DeskMerge.Other) -> Problem {
        // The page itself says whose a datum of the forms is, and which.
        let isNamed = name.hasPrefix("record.") && utf8Equal(name, element)
        let whose =
            isNamed
            ? Localized(same: "") : Localized(ja: "\(label.ja):", en: "\(label.en): ")
        return Problem(
            field: element,
            message: Localized(
                ja: "\(whose.ja)\(other.words.ja)は「\(written.ja)」と保存しました。"
                    + "この欄にはあなたの入力が残っています。",
                en: "\(whose.en)\(other.words.en) saved “\(written.en)”; "
                    + "this field still holds what you typed."
            )
        )
    }
}

extension DeskMerge.Other {
    var words: Localized {
        isSame
            ? Localized(ja: "あなた(別の画面)", en: "You, on another screen,")
            : Localized(ja: "\(name)さん", en: name)
    }
}
