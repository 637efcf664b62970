import Vocabulary

// The forms by which a member is changed.

extension StaffPage {
    func desksForm(of member: Member, in frame: Frame) -> Markup {
        let id = "desks-\(member.id)"
        return HTML.details(.open(problem(of: id) != nil)) {
            HTML.summary {
                Localized(ja: "担当する窓口", en: "Desks")
                HTML.span(.class("visually-hidden")) {
                    Localized(ja: ":\(member.userName)", en: ": \(member.userName)")
                }
            }
            frame.form(to: Paths.staffDesks(member.id), class: "form") {
                HTML.fieldset(.class("field"), .id(id)) {
                    HTML.legend {
                        Localized(
                            ja: "\(member.userName)が担当する窓口",
                            en: "Desks of \(member.userName)"
                        )
                    }
                    Parts.support(id, nil, problem(of: id))
                    for desk in member.choices {
                        Parts.checkbox(
                            "\(id)-\(desk.value)",
                            name: "desk",
                            value: desk.value,
                            label: desk.label,
                            isOn: member.chosen.contains(desk.value)
                        )
                    }
                }
                Parts.button(
                    Localized(ja: "変更する", en: "Change"),
                    .outline,
                    accessibleName: Localized(
                        ja: "担当する窓口を変更する:\(member.userName)",
                        en: "Change desks: \(member.userName)"
                    )
                )
            }
        }
    }

    func termForm(of member: Member, in frame: Frame) -> Markup {
        let id = "term-\(member.id)"
        let problem = problem(of: id)
        return HTML.details(.open(problem != nil)) {
            HTML.summary {
                Localized(ja: "利用期間", en: "Term")
                HTML.span(.class("visually-hidden")) {
                    Localized(ja: ":\(member.userName)", en: ": \(member.userName)")
                }
            }
            frame.form(to: Paths.staffTerm(member.id), class: "form") {
                termFields(
                    id,
                    (member.term.from?.description ?? "", member.term.until?.description ?? ""),
                    problem
                )
                Parts.button(
                    Localized(ja: "変更する", en: "Change"),
                    .outline,
                    accessibleName: Localized(
                        ja: "利用期間を変更する:\(member.userName)",
                        en: "Change term: \(member.userName)"
                    )
                )
            }
        }
    }

    @MarkupBuilder
    func termFields(
        _ id: String,
        _ term: (from: String, until: String),
        _ problem: Localized?
    ) -> Markup {
        Parts.textField(
            TextField(
                id: id,
                name: "from",
                label: Localized(ja: "利用開始日", en: "First day"),
                value: term.from,
                support: Localized(
                    ja: "例：2026-04-01、R8.4.1。空なら限りなし",
                    en: "Such as 2026-04-01; empty for no limit"
                ),
                problem: problem,
                maximumLength: 20
            )
        )
        Parts.textField(
            TextField(
                id: "\(id)-until",
                name: "until",
                label: Localized(ja: "利用終了日(この日まで)", en: "Last day"),
                value: term.until,
                maximumLength: 20
            )
        )
    }
}
