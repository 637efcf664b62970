/// The files of a small catalog with every kind of procedure that a desk meets, for tests.
///
/// Move-in comes first; insurance and the allowance wait for it. The allowance wants two checks, the
/// dog is registered at the counter, the nursery is the section's, the licence the police's.
package enum DeskCatalogTexts {
    /// Texts by path.
    package static var files: [String: String] {
        var files = parts
        for (id, rest) in procedures { files["national/procedures/\(id).yaml"] = head(id) + rest }
        return files
    }

    private static let parts = [
        "facts.yaml": facts,
        "fields.yaml": fields,
        "documents.yaml": """
        documents:
          - {id: passport, name: {ja: 旅券, en: Passport}}
        """,
        "systems.yaml": """
        systems:
          - {id: JUKI, name: {ja: 住民記録, en: Residence}, kind: standard, returns: [resident_key], layout: general, lot: {rows_max: 100, waiting: {age_s: 0}, overnight: {cut_offs: ["17:00"]}}}
          - {id: KOKUHO, name: {ja: 国民健康保険, en: Insurance}, kind: standard, layout: general, lot: {rows_max: 100, waiting: {age_s: 0}, overnight: {cut_offs: ["17:00"]}}}
          - {id: JIDOTE, name: {ja: 児童手当, en: Allowance}, kind: standard, layout: general, lot: {rows_max: 100, waiting: {age_s: 0}, overnight: {cut_offs: ["17:00"]}}}
          - {id: "OTHER:DOG", name: {ja: 犬, en: Dogs}, kind: other, layout: general, lot: {rows_max: 100, waiting: {age_s: 0}, overnight: {cut_offs: ["17:00"]}}}
          - {id: "EXT:POLICE", name: {ja: 警察署, en: Police}, kind: outside}
        """,
        "life-events/birth.yaml": """
        id: birth
        code: BIRTH
        name: {ja: 出生, en: Birth}
        order: 80
        anchor: event_day
        """,
        "life-events/move-in.yaml": """
        id: move-in
        code: MOVE_IN
        name: {ja: 転入, en: Moving in}
        order: 10
        anchor: moved_on
        """,
        "national/register.yaml": """
        columns:
          - {name: 宛名番号, to: resident}
          - {name: 世帯番号, to: household}
          - {name: 支援措置, to: protected, words: {"1": "true", "0": "false"}}
          - {name: 氏, to: record.family_name}
          - {name: 名, to: record.given_name}
          - {name: 氏フリガナ, to: record.family_kana}
          - {name: 名フリガナ, to: record.given_kana}
          - {name: 生年月日, to: fact.born}
          - {name: 続柄コード, to: fact.relationship, words: {"01": head, "02": spouse, "03": child}}
          - {name: 住所, to: record.address}
          - {name: 郵便番号, to: record.postcode}
        leaving:
          events: []
          fields: {}
          drops: []
        """,
        "national/layouts/general.yaml": """
        id: general
        columns:
          - {name: item, from: item}
        """,
        "national/counters/default.yaml": """
        id: default
        unified: {specialist: false, sections: [市民課]}
        by_handling: {outside: outside, none: none}
        by_outcome: {referral: outside, ex-officio: none}
        otherwise: individual
        """,
        "municipalities/121002/counters/121011.yaml": desks(
            "121011",
            hours: #"["09:00-12:00", "13:00-17:00"]"#,
            booking: ", booking: {alarm_days: 3}"
        ),
        "municipalities/121002/counters/121029.yaml": desks("121029", hours: #"["09:00-17:00"]"#),
        "national/counters/screening.yaml": """
        id: screening
        thresholds: {accept_minutes_max: 10, specialist: false, core_life_events: [move-in]}
        """,
        "national/calendars/closed-days.yaml": """
        id: closed-days
        weekdays: [sat, sun]
        holidays: national
        """,
        "national/checks.yaml": """
        checks:
          - {id: foreign-names, check: second, name: {ja: 外国文字, en: Foreign}, when: {fields: [latin_name]}}
        """,
        "national/forms/move-in.yaml": """
        id: move-in
        title: {ja: 転入届, en: Move-in}
        fields:
          - {field: address, required: true}
          - {field: telephone, asked: true}
          - {field: family_name, required: true}
          - {field: given_name, required: true}
          - {field: family_kana, asked: true}
          - {field: latin_name, when: 'person.nationality != "japanese"'}
          - {field: residence_status, asked: true, when: 'person.nationality != "japanese"'}
        """,
        "national/identity.yaml": """
        kinds:
          - {id: licence, counts: photo, name: {ja: 運転免許証, en: Licence}, source: L}
          - {id: insurance, counts: other, name: {ja: 資格確認書, en: Insurance}, source: E}
          - {id: pension, counts: other, name: {ja: 年金手帳, en: Pension book}, source: E}
        """,
        "national/counter-fees.yaml": """
        certificates:
          - {id: residence-copy, name: {ja: 住民票の写し, en: Residence copy}, fee_yen: 300, mandate_for: [agent], sources: {fee: L, mandate: L}}
          - {id: tax-copy, name: {ja: 課税証明書, en: Tax certificate}, fee_yen: 350, procedures: [licence], mandate_for: [same-household, agent], sources: {fee: E, mandate: E}}
          - {id: free-copy, name: {ja: 無料の証明書, en: Free certificate}, fee_yen: 0, mandate_for: [agent], sources: {fee: L, mandate: L}}
        waivers:
          - {id: public-assistance, name: {ja: 生活保護, en: Public assistance}, source: E}
        closing: {difference_of_one_yen: 500, source: E}
        """,
        "national/form-layouts/move-in.yaml": """
        id: move-in
        title: {ja: 転入届, en: Move-in}
        procedures: [move-in]
        signing: signature
        source: {mark: E, note: made for tests}
        boxes:
          - {text: {ja: 転入届, en: Move-in}, at: [40, 12], size: [130, 11], type: 6, centered: true}
          - {from: record.address, label: {ja: 住所, en: Address}, at: [10, 30], size: [60, 12]}
          - {from: record.postcode, label: {ja: 郵便番号, en: Postcode}, at: [70, 30], size: [60, 12], style: cells}
          - {from: fact.moved_on, label: {ja: 異動日, en: Moved on}, at: [130, 30], size: [60, 12]}
          - {signing: true, label: {ja: 署名, en: Signature}, at: [10, 200], size: [100, 16]}
        tables:
          - members: about
            at: [10, 60]
            row_height: 12
            rows: 2
            columns:
              - {from: name, label: {ja: 氏名, en: Name}, width: 60}
              - {from: fact.born, label: {ja: 生年月日, en: Born}, width: 50}
        """,
        "national/form-layouts/allowance.yaml": """
        id: allowance
        title: {ja: 児童手当, en: Allowance}
        procedures: [allowance]
        per: entry
        signing: name-and-seal
        source: {mark: E, note: made for tests}
        boxes:
          - {from: name, label: {ja: 請求者, en: Claimant}, at: [10, 30], size: [90, 14]}
          - {from: record.bank_account.number, label: {ja: 口座番号, en: Number}, at: [10, 50], size: [60, 12], style: cells}
          - {signing: true, label: {ja: 記名押印, en: Name and seal}, at: [10, 200], size: [100, 16]}
        """,
        "national/forms/insurance.yaml": """
        id: insurance
        title: {ja: 国保, en: Insurance}
        fields:
          - {field: address, required: true}
          - {field: family_name, required: true}
          - {field: given_name, required: true}
          - {field: employer}
        """,
        "national/forms/allowance.yaml": """
        id: allowance
        title: {ja: 児童手当, en: Allowance}
        fields:
          - {field: address, required: true}
          - {field: family_name, person: claimant, required: true}
          - {field: bank_account, person: claimant, asked: true}
          - {field: family_name, person: all}
        """,
        "municipalities/121002/municipality.yaml": """
        code: "121002"
        name: {ja: 千葉市, en: Chiba}
        wards:
          - {code: "121011", name: {ja: 中央区, en: Chuo}}
          - {code: "121029", name: {ja: 花見川区, en: Hanamigawa}}
        """,
        "municipalities/012084/municipality.yaml": """
        code: "012084"
        name: {ja: 北見市, en: Kitami}
        """,
    ]

    /// The individual counters of an office; two of them take appointments.
    private static func desks(_ office: String, hours: String, booking: String = "") -> String {
        """
        office: "\(office)"
        hours: {weekdays: \(hours)}
        desks:
          - {id: citizens, name: {ja: 市民課, en: Citizens}, window: "1", kinds: [unified], serves: {sections: [市民課]}}
          - {id: nursery, name: {ja: 保育課, en: Nursery}, window: "2", kinds: [individual, appointment], serves: {sections: [保育課]}\(booking)}
          - {id: welfare, name: {ja: 福祉課, en: Welfare}, window: "3", kinds: [individual], serves: {sections: [福祉課]}}
          - {id: school, name: {ja: 学事課, en: School}, window: "12", kinds: [appointment]}
        """
    }

    private static let facts = """
        facts:
          - {id: protection_requested, scope: visit, type: bool, question: {ja: 支援措置, en: Protection?}}
          - {id: moved_on, scope: household, type: date, question: {ja: いつ, en: When?}}
          - {id: dogs, scope: household, type: int, values: 0..50, question: {ja: 犬, en: Dogs?}}
          - {id: licence, scope: household, type: bool, question: {ja: 免許, en: Licence?}}
          - {id: relationship, scope: person, type: enum, values: [head, spouse, child, other], question: {ja: 続柄, en: Relationship?}}
          - {id: nationality, scope: person, type: enum, values: [japanese, foreign], question: {ja: 国籍, en: Nationality?}}
          - {id: health_insurance, scope: person, type: enum, values: [employer, national, none], question: {ja: 保険, en: Insurance?}}
          - {id: claims, scope: person, type: bool, question: {ja: 手当, en: Claims?}}
          - {id: born, scope: person, type: date, partial: true, question: {ja: 生年月日, en: Born?}}
        """

    private static let fields = """
        fields:
          - {id: address, scope: household, type: address 200, name: {ja: 住所, en: Address}}
          - {id: postcode, scope: household, type: digits 7, name: {ja: 郵便番号, en: Postcode}}
          - {id: telephone, scope: household, type: telephone, name: {ja: 電話, en: Telephone}}
          - {id: previous_municipality, scope: household, type: code, name: {ja: 前住所の市区町村, en: From}}
          - {id: householder, scope: household, type: person, name: {ja: 世帯主, en: Head}}
          - {id: family_name, scope: person, type: name, name: {ja: 氏, en: Family name}}
          - {id: given_name, scope: person, type: name, name: {ja: 名, en: Given name}}
          - {id: family_kana, scope: person, type: kana, name: {ja: 氏のフリガナ, en: Reading}}
          - {id: given_kana, scope: person, type: kana, name: {ja: 名のフリガナ, en: Reading}}
          - {id: latin_name, scope: person, type: latin 100, name: {ja: ローマ字氏名, en: Latin name}}
          - {id: residence_card_number, scope: person, type: alnum 12, name: {ja: 在留カード番号, en: Card}}
          - {id: residence_status, scope: person, type: text 50, name: {ja: 在留資格, en: Status}}
          - {id: residence_expires_on, scope: person, type: date, name: {ja: 満了日, en: Expires}}
          - {id: employer, scope: person, type: text 100, name: {ja: 勤務先, en: Employer}}
          - {id: wanted_facilities, scope: person, type: list of text 100, name: {ja: 希望, en: Wanted}}
          - {id: reason_for_day_care, scope: person, type: enum work|study, name: {ja: 事由, en: Reason}}
          - {id: bank_account, scope: person, type: bank account, name: {ja: 口座, en: Account}}
          - {id: born_at, scope: person, type: time, name: {ja: 時刻, en: Time}}
          - {id: identity_checked, scope: visit, type: list of enum, name: {ja: 本人確認, en: Identity}}
          - {id: signed_on, scope: visit, type: date, name: {ja: 署名日, en: Signed on}}
          - {id: number_checked, scope: visit, type: bool, name: {ja: 番号確認, en: Number}}
        """

    private static func head(_ id: String) -> String {
        """
        id: \(id)
        name: {ja: \(id), en: \(id)}
        life_events: [move-in]
        authority: municipality
        legal_basis: 法1条
        specialist: false
        instrument: data
        fee_yen: 0
        minutes: {accept: 4, input: 3, check: 2, deliver: 1}
        sources: {rule: L, system: L, fee: L, minutes: E}

        """
    }

    private static let procedures = [
        "move-in": """
        code: JK01
        system: JUKI
        filed: together
        rule: {applies: household.moved_on <= visit.on}
        outcome: duty
        desk: {ja: 市民課, en: Citizens}
        handling: center
        form: move-in
        returns: [resident_key]
        """,
        "insurance": """
        code: NH01
        system: KOKUHO
        filed: together
        rule: {applies: 'person.health_insurance == "national"'}
        outcome: duty
        prerequisites: [{procedure: move-in, if_present: true}]
        desk: {ja: 国保年金課/市民課, en: Insurance}
        handling: center
        form: insurance
        """,
        "allowance": """
        code: CH01
        system: JIDOTE
        filed: each-person
        rule: {applies: person.claims}
        outcome: right
        prerequisites: [{procedure: move-in, if_present: true}]
        desk: {ja: こども課/市民課, en: Children}
        handling: center
        form: allowance
        check: second
        """,
        "dog": """
        code: EN01
        system: "OTHER:DOG"
        filed: household
        rule: {applies: household.dogs > 0}
        outcome: duty
        prerequisites: []
        desk: {ja: 市民課, en: Citizens}
        handling: at-counter
        """,
        "nursery": """
        code: NU01
        system: JIDOTE
        filed: each-person
        rule: {applies: 'person.relationship == "child"'}
        outcome: right
        desk: {ja: 保育課, en: Nursery}
        handling: section
        """,
        "licence": """
        code: RF01
        system: "EXT:POLICE"
        filed: household
        rule: {applies: household.licence}
        outcome: referral
        desk: {ja: 警察署, en: Police}
        handling: outside
        """,
        "electoral-roll": """
        code: SE01
        system: JUKI
        filed: household
        rule: {applies: household.moved_on <= visit.on}
        outcome: ex-officio
        desk: {ja: 選挙管理委員会, en: Elections}
        handling: none
        """,
    ]
}
