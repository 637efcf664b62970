import Catalog
import Foundation

/// Files of a small catalog that loads without any finding, to be broken one line at a time.
struct SmallCatalog {
    var texts: [String: String] = [
        "facts.yaml": Self.facts,
        "fields.yaml": Self.fields,
        "documents.yaml": """
        documents:
          - id: passport
            name: {ja: 旅券, en: Passport}
          - id: my-number-card
            name: {ja: マイナンバーカード, en: My Number card}
        """,
        "systems.yaml": """
        systems:
          - id: JUKI
            name: {ja: 住民記録, en: Residence record}
            kind: standard
            returns: [resident_key]
            layout: general
            lot: {rows_max: 100, waiting: {age_s: 1}, overnight: {cut_offs: ["17:00", "12:00"]}}
          - id: "EXT:POLICE"
            name: {ja: 警察署, en: Police}
            kind: outside
        """,
        "life-events/move-in.yaml": """
        id: move-in
        code: MOVE_IN
        name: {ja: 転入, en: Moving in}
        order: 10
        anchor: moved_on
        """,
        "life-events/birth.yaml": """
        id: birth
        code: BIRTH
        name: {ja: 出生, en: Birth}
        order: 20
        """,
        "national/layouts/general.yaml": """
        id: general
        columns:
          - {name: item, from: item}
          - {name: address, from: record.address}
        """,
        "national/counters/default.yaml": """
        id: default
        unified: {specialist: false, sections: [市民総合窓口課, 市民課]}
        by_handling: {outside: outside, none: none}
        by_outcome: {referral: outside}
        otherwise: individual
        """,
        "national/counters/screening.yaml": """
        id: screening
        thresholds: {accept_minutes_max: 10, specialist: false, core_life_events: [move-in]}
        """,
        "national/calendars/closed-days.yaml": """
        id: closed-days
        weekdays: [sat, sun]
        holidays: national
        closed: [{from: "12-29", to: "01-03", name: {ja: 年末年始, en: New Year}}]
        open: [2026-03-29]
        """,
        "national/parameters/age_limit.yaml": """
        id: age_limit
        name: {ja: 年齢, en: Age}
        unit: years
        values:
          - {from: 2020-04-01, value: 15, source: {mark: L}}
          - {from: 2024-08-01, value: 18, source: {mark: S, from: a page, on: 2026-01-05}}
        """,
        "national/forms/move-in.yaml": """
        id: move-in
        title: {ja: 転入届, en: Move-in notification}
        fields:
          - {field: address, required: true}
          - {field: family_name, required: true}
          - {field: employer, asked: true}
        """,
        "national/procedures/move-in-notification.yaml": Self.procedure,
    ]

    static let facts = """
        facts:
          - id: moved_on
            scope: household
            type: date
            question: {ja: いつ, en: When?}
          - id: dogs
            scope: household
            type: int
            values: 0..50
            question: {ja: 犬, en: Dogs?}
          - id: health_insurance
            scope: person
            type: enum
            values: [employer, national, none]
            question: {ja: 保険, en: Insurance?}
            phrases:
              is:
                national: {ja: 国保, en: is insured by the national scheme}
          - id: moves
            scope: person
            type: bool
            question: {ja: 異動, en: Moving?}
            seconds: 3
            sensitivity: 1
            group: person
          - id: born
            scope: person
            type: date
            partial: true
            question: {ja: 生年月日, en: Born?}
        """

    static let fields = """
        fields:
          - {id: address, scope: household, type: text 200, name: {ja: 住所, en: Address}}
          - {id: family_name, scope: person, type: name, name: {ja: 氏, en: Family name}}
          - {id: employer, scope: person, type: text 100, name: {ja: 勤務先, en: Employer}}
        """

    static let procedure = """
        id: move-in-notification
        code: JK01
        name: {ja: 転入届, en: Move-in notification}
        life_events: [move-in]
        system: JUKI
        authority: municipality
        legal_basis: 住民基本台帳法22条
        filed: together
        rule:
          applies: >-
            person.moves
            && household.moved_on <= visit.on
        outcome: duty
        deadline: {count: 14, unit: days, anchor: moved_on}
        documents:
          - {id: identity, any_of: [[my-number-card], [passport]], per: filer}
        desk: {ja: 市民課/市民総合窓口課, en: Citizens' section}
        handling: center
        instrument: data
        form: move-in
        fee_yen: 0
        minutes: {accept: 4, input: 3, check: 2, deliver: 1}
        sources: {rule: L, deadline: L, documents: L, system: L, fee: L, minutes: E}
        """

    /// Files with one place of one text replaced; the place must be there.
    func replacing(_ old: String, with new: String, in path: String) -> SmallCatalog {
        var copy = self
        guard let text = texts[path], text.contains(old) else {
            preconditionFailure("\(path) does not hold the text to replace")
        }
        copy.texts[path] = text.replacingOccurrences(of: old, with: new)
        return copy
    }

    func adding(_ path: String, _ text: String) -> SmallCatalog {
        var copy = self
        copy.texts[path] = text
        return copy
    }

    var files: [CatalogFile] { texts.map { CatalogFile(path: $0.key, text: $0.value) } }

    func load() -> (catalog: Catalog?, findings: [Finding]) { Catalog.load(files) }
}
