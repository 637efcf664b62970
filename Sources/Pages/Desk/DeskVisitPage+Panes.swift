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
        guard let next = visit.nextQuestion else {
            return HTML.p(.class("card card--done")) {
                Localized(ja: "聞くことはもうありません。", en: "Nothing is left to ask.")
            }
        }
        return HTML.div(.class("card card--next")) {
            HTML.h3 { Localized(ja: "次の質問", en: "Next question") }
            next.markup
            if !next.decides.isEmpty {
                HTML.p(.class("support")) {
                    Localized(
                        ja: "これで決まる手続:\(next.decides.joined.ja)",
                        en: "This decides: \(next.decides.joined.en)"
                    )
                }
            }
            Parts.button(
                Localized(ja: "答えて次へ", en: "Answer, next"),
                name: "act",
                value: "answer",
                key: "n"
            )
        }
    }

    private var people: Markup {
        HTML.section(.labelledBy("people-title"), .id("people")) {
            HTML.h3(.id("people-title")) {
                Localized(ja: "世帯の人(\(visit.people.count)人)", en: "People (\(visit.people.count))")
            }
            for person in visit.people {
                person.markup(skipping: visit.nextQuestion?.field)
            }
            HTML.div(.class("person-new")) {
                HTML.h4 {
                    Localized(ja: "人を追加", en: "Add people")
                    Parts.keyHint("a")
                }
                HTML.p(.class("support"), .id("born-hint")) { FactInput.partialDayHint }
                for (row, draft) in visit.drafts.enumerated() {
                    draft.markup(row: row, relationships: visit.relationships)
                }
                Parts.button(
                    Localized(ja: "追加する", en: "Add"),
                    .outline,
                    name: "act",
                    value: "add-people"
                )
            }
            Parts.checkbox(
                "people-complete",
                name: "people_complete",
                value: "yes",
                label: Localized(ja: "世帯の人はこれで全員", en: "That is everybody"),
                isOn: visit.peopleComplete
            )
        }
    }

    private var otherAnswers: Markup {
        let inputs = visit.answers.filter { $0.field != visit.nextQuestion?.field }
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
        HTML.h2(.id("pane-2")) { Localized(ja: "手続と書類", en: "Procedures and papers") }
        HTML.p(.class("figures")) {
            Localized(
                ja: "該当する手続 \(decided)件・約\(visit.minutes)分"
                    + "(個別窓口なら\(visit.minutesAtSeparateCounters)分)。"
                    + "まだ決まらないもの \(visit.plan.count - decided)件",
                en: "\(decided) procedures apply, about \(visit.minutes) min "
                    + "(\(visit.minutesAtSeparateCounters) at separate counters); "
                    + "\(visit.plan.count - decided) not decided yet"
            )
        }
        let open = visit.plan.filter { $0.fate.fate == nil }
        planGroup("open", Localized(ja: "扱いを決めるもの", en: "Needs a decision"), open)
        for fate in [Fate.undecided, .filed, .doneAtCounter, .sent, .paperMissing] + Self.ended {
            planGroup(fate.rawValue, fate.groupName, visit.plan.filter { $0.fate.fate == fate })
        }
        papers
    }

    private var decided: Int { visit.plan.count { $0.fate.fate != .undecided } }

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
                Localized(ja: "確認する書類", en: "Papers to check")
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
        HTML.h2(.id("pane-3")) { Localized(ja: "入力と提出", en: "Data and filing") }
        HTML.p(.class("support")) {
            Localized(
                ja: "一度入力したものは、すべての様式に入ります。空欄の氏は世帯主と同じになります。",
                en: "What is typed once goes into every form. An empty family name is the "
                    + "householder's."
            )
        }
        for group in visit.record { group.markup }
        filing
    }

    private var filing: Markup {
        let filed = visit.plan.count { $0.fate.fate == .filed }
        let open = visit.plan.count { $0.fate.fate == nil }
        let missing = visit.record.map(\.missingCount).reduce(0, +)
        return HTML.section(.class("card card--filing"), .id("filing"), .labelledBy("filing-title"))
        {
            HTML.h3(.id("filing-title")) { Localized(ja: "提出", en: "File") }
            HTML.dl(.class("summary-list summary-list--dense")) {
                countRow(Localized(ja: "提出する手続", en: "To be filed"), filed, .neutral)
                countRow(Localized(ja: "扱いが未定", en: "Without a fate"), open, .warning)
                countRow(Localized(ja: "未入力の項目", en: "Missing data"), missing, .warning)
            }
            laneChoice
            Parts.button(
                Localized(ja: "提出して控えを出す", en: "File and print the receipt"),
                key: "f",
                to: Paths.file(subjectOfVisit.visit)
            )
        }
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
