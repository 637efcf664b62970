import Vocabulary

// MARK: - Household and answers

extension DeskVisitPage {
    @MarkupBuilder var householdPane: Markup {
        HTML.h2(.id("pane-1")) { Localized(ja: "世帯と質問", en: "Household and answers") }
        nextQuestionCard
        people
        otherAnswers
    }

    private var nextQuestionCard: Markup {
        if visit.people.isEmpty, visit.nextQuestions.isEmpty {
            return HTML.p(.class("card")) {
                HTML.a(.href(fragment: "people")) {
                    Localized(
                        ja: "まず世帯の人を追加してください。",
                        en: "First add the people of the household."
                    )
                }
            }
        }
        if visit.nextQuestions.isEmpty, !visit.peopleComplete, !visit.people.isEmpty {
            return HTML.p(.class("card")) {
                HTML.a(.href(fragment: "people-complete")) {
                    Localized(
                        ja: "世帯の人がこれで全員か確かめてください。",
                        en: "Make sure that this is everybody."
                    )
                }
            }
        }
        guard !visit.nextQuestions.isEmpty else {
            return HTML.p(.class("card card--done")) {
                Localized(ja: "聞くことはもうありません。", en: "Nothing is left to ask.")
            }
        }
        return HTML.div(.class("card card--next"), .flow("open")) {
            HTML.h3 { Localized(ja: "次の質問", en: "Next questions") }
            for (place, question) in visit.nextQuestions.enumerated() {
                question.markup(takesFocus: place == 0 && start == .questions)
            }
            Parts.button(
                Localized(ja: "答えて次へ", en: "Answer, next"),
                name: "act",
                value: "answer",
                key: "n",
                endsFlow: true
            )
            decided
        }
    }

    @MarkupBuilder private var decided: Markup {
        if !visit.decides.isEmpty {
            let (some, rest) = (Array(visit.decides.prefix(3)), visit.decides.count - 3)
            HTML.p(.class("support")) {
                Localized(
                    ja: "これで決まる手続:\(some.joined.ja)\(rest > 0 ? "ほか\(rest)件" : "")",
                    en: "This decides: \(some.joined.en)\(rest > 0 ? " and \(rest) more" : "")"
                )
            }
        }
    }

    private var fieldsInCard: Set<String> { Set(visit.nextQuestions.flatMap(\.fields)) }

    private var people: Markup {
        HTML.section(.labelledBy("people-title"), .id("people")) {
            HTML.h3(.id("people-title")) {
                Localized(ja: "世帯の人(\(visit.people.count)人)", en: "People (\(visit.people.count))")
            }
            for person in visit.people {
                person.markup(skipping: fieldsInCard)
            }
            HTML.div(.class("person-new"), .flow("next")) {
                HTML.h4 {
                    Localized(ja: "人を追加", en: "Add people")
                    Parts.keyHint("a")
                }
                HTML.p(.class("support"), .id("born-hint")) { FactInput.partialDayHint }
                for (row, draft) in visit.drafts.enumerated() {
                    draft.markup(
                        row: row,
                        relationships: visit.relationships,
                        takesFocus: row == 0 && start == .people
                    )
                }
                Parts.checkbox(
                    "people-complete",
                    name: "people_complete",
                    value: "yes",
                    label: Localized(ja: "世帯の人はこれで全員", en: "That is everybody"),
                    isOn: visit.peopleComplete
                )
                Parts.button(
                    Localized(ja: "追加する", en: "Add"),
                    .outline,
                    name: "act",
                    value: "add-people",
                    endsFlow: true
                )
            }
        }
    }

    private var otherAnswers: Markup {
        let inputs = visit.answers.filter { !fieldsInCard.contains($0.field) }
        let hasProblem = inputs.contains { $0.problem != nil }
        guard !inputs.isEmpty else { return .nothing }
        return HTML.details(.class("answers-all"), .open(hasProblem)) {
            HTML.summary {
                Localized(
                    ja: "世帯についての答え(\(inputs.count)件)",
                    en: "Answers about the household (\(inputs.count))"
                )
            }
            HTML.div(.class("answers")) {
                for input in inputs { input.markup }
            }
        }
    }
}

// MARK: - Plan and papers

extension DeskVisitPage {
    @MarkupBuilder var planPane: Markup {
        HTML.h2(.id("pane-2")) {
            HTML.a(.href(fragment: "pane-2"), .accessKey("l"), .focusable) {
                Localized(ja: "手続と書類", en: "Procedures and papers")
            }
            Parts.keyHint("l")
        }
        HTML.p(.class("figures")) {
            Localized(
                ja: "該当する手続 \(decidedCount)件・約\(visit.minutes)分"
                    + "(個別窓口なら\(visit.minutesAtSeparateCounters)分)。"
                    + "まだ決まらないもの \(visit.plan.count - decidedCount)件",
                en: "\(decidedCount) procedures apply, about \(visit.minutes) min "
                    + "(\(visit.minutesAtSeparateCounters) at separate counters); "
                    + "\(visit.plan.count - decidedCount) not decided yet"
            )
        }
        DuplicateNote.list(visit.duplicates, rank: 3)
        let open = visit.plan.filter { $0.fate.fate == nil }
        planGroup("open", Localized(ja: "扱いを決めるもの", en: "Needs a decision"), open)
        for fate in [Fate.filed, .doneAtCounter, .sent, .paperMissing] + Self.ended {
            let items = visit.plan.filter { $0.fate.fate == fate && !$0.waits }
            planGroup(fate.rawValue, fate.groupName, items)
            // Right after what goes: it follows as soon as what comes first is settled.
            if fate == .filed {
                planGroup("waiting", Fate.waitingName, visit.plan.filter(\.waits))
            }
        }
        undecided
        AppointmentOffer.section(appointmentOffers, for: subjectOfVisit.visit, level: 3)
        papers
    }

    /// What questions will decide is folded away while there are questions.
    private var undecided: Markup {
        let items = visit.plan.filter(\.isUndecided)
        guard !items.isEmpty else { return .nothing }
        let hasProblem = items.contains { $0.fate.problem != nil }
        let isOpen = visit.nextQuestions.isEmpty || hasProblem
        return HTML.details(.class("plan-group plan-group--undecided"), .open(isOpen)) {
            HTML.summary {
                Localized(
                    ja: "\(Fate.undecided.groupName.ja) \(items.count)件",
                    en: "\(Fate.undecided.groupName.en): \(items.count)"
                )
            }
            HTML.ul(.class("plan-list")) {
                for item in items { item.markup }
            }
        }
    }

    private var decidedCount: Int { visit.plan.count { !$0.isUndecided } }

    private static let ended: [Fate] = [.declined, .notNeeded]

    private func planGroup(_ id: String, _ title: Localized, _ items: [PlanItem]) -> Markup {
        guard !items.isEmpty else { return .nothing }
        return HTML.section(.class("plan-group plan-group--\(id)"), .labelledBy("plan-\(id)")) {
            HTML.h3(.id("plan-\(id)")) {
                Localized(ja: "\(title.ja) \(items.count)件", en: "\(title.en): \(items.count)")
            }
            HTML.ul(.class("plan-list")) {
                for item in items { item.markup }
            }
        }
    }

    private var papers: Markup {
        guard !visit.papers.isEmpty else { return .nothing }
        return HTML.section(.labelledBy("papers-title"), .id("papers")) {
            HTML.h3(.id("papers-title")) {
                HTML.a(.href(fragment: "papers"), .accessKey("k"), .focusable) {
                    Localized(ja: "確認する書類", en: "Papers to check")
                }
                Parts.keyHint("k")
            }
            for paper in visit.papers { paper.markup }
        }
    }
}

extension PaperCheck {
    /// Field `paper.KEY`.
    fileprivate var markup: Markup {
        let id = "paper.\(key)"
        return HTML.fieldset(.class("paper")) {
            HTML.legend {
                name
                HTML.span(.class("quiet")) { neededFor.joined }
            }
            HTML.div(.class("segments"), .digits) {
                for state in State.allCases.reversed() {
                    Parts.radio(
                        "\(id)-\(state.rawValue)",
                        name: id,
                        value: state.rawValue,
                        label: state.name,
                        isOn: self.state == state
                    )
                }
            }
        }
    }
}

extension PaperCheck.State {
    fileprivate var name: Localized {
        switch self {
        case .open: Localized(ja: "未確認", en: "Not checked")
        case .seen: Localized(ja: "確認済み", en: "Seen")
        case .missing: Localized(ja: "不足", en: "Missing")
        }
    }
}

// MARK: - Data and filing

extension DeskVisitPage {
    @MarkupBuilder var dataPane: Markup {
        HTML.h2(.id("pane-3")) {
            Localized(ja: "入力と提出", en: "Data and filing")
            Parts.keyHint("d")
        }
        HTML.p(.class("support")) {
            Localized(
                ja: "一度入力したものは、すべての様式に入ります。空欄の氏は世帯主と同じになります。",
                en: "What is typed once goes into every form. An empty family name is the "
                    + "householder's."
            )
        }
        for group in visit.record { group.markup(startingAt: start, keyAt: firstNeeded) }
        filing
    }

    /// The first empty field that filing needs, else the first of all: where the key leads.
    private var firstNeeded: String? {
        let fields = visit.record.flatMap(\.fields)
        return (fields.first(where: \.isNeeded) ?? fields.first)?.field
    }

    private var filing: Markup {
        let filed = visit.plan.count { $0.goes }
        let waiting = visit.plan.count { $0.waits }
        let open = visit.plan.count { $0.fate.fate == nil }
        return HTML.section(.class("card card--filing"), .id("filing"), .labelledBy("filing-title"))
        {
            HTML.h3(.id("filing-title")) { Localized(ja: "提出", en: "File") }
            HTML.dl(.class("summary-list summary-list--dense")) {
                countRow(Localized(ja: "提出する手続", en: "To be filed"), filed, .neutral)
                if waiting > 0 { countRow(Fate.waitingName, waiting, .warning) }
                countRow(Localized(ja: "扱いが未定", en: "Without a fate"), open, .warning)
            }
            gaps
            laneChoice
            Parts.button(
                Localized(ja: "提出して控えを出す", en: "File and print the receipt"),
                key: "f",
                to: Paths.file(subjectOfVisit.visit),
                endsFlow: true,
                takesFocus: start == .filing
            )
        }
    }

    /// What stops filing, and what the receipt will list as missing, each a link to its field.
    @MarkupBuilder private var gaps: Markup {
        let required = visit.record.gaps(of: .required)
        let asked = visit.record.gaps(of: .asked)
        if !required.isEmpty {
            HTML.p(.class("gaps gaps--required")) {
                Localized(
                    ja: "必須の項目が\(required.count)件空いています。入力するまで提出できません:",
                    en: "\(required.count) required fields are empty and stop the filing: "
                )
                links(required)
            }
        }
        if !asked.isEmpty {
            HTML.p(.class("gaps")) {
                Localized(
                    ja: "空欄のまま提出すると、\(asked.count)件が控えに「未入力」と残ります:",
                    en: "Left empty, \(asked.count) will stand on the receipt as missing: "
                )
                links(asked)
            }
        }
    }

    private func links(_ gaps: [RecordGap]) -> Markup {
        .group(
            gaps.enumerated().flatMap { place, gap in
                [
                    place == 0 ? .nothing : Markup.localized(Localized(ja: "、", en: ", ")),
                    HTML.a(.href(fragment: gap.field)) { gap.name },
                ]
            }
        )
    }

    private func countRow(_ term: Localized, _ count: Int, _ tone: Parts.Tone) -> Markup {
        let text = Localized(ja: "\(count)件", en: "\(count)")
        return Parts.row(term) {
            count == 0 ? Markup.localized(text) : Parts.chip(text, tone)
        }
    }

    private var laneChoice: Markup {
        HTML.fieldset(.class("field")) {
            HTML.legend { Localized(ja: "処理の速さ", en: "How soon") }
            HTML.div(.class("segments"), .digits) {
                for lane in Lane.allCases {
                    Parts.radio(
                        "lane-\(lane.rawValue)",
                        name: "lane",
                        value: lane.rawValue,
                        label: lane.name,
                        isOn: visit.lane == lane
                    )
                }
            }
        }
    }
}
