import Pages
import Vocabulary

extension Fixtures {
    var deskPages: [Fixture] {
        [
            Fixture(name: "desk-list", page: deskList, frame: frame(Paths.desk, roles: [.clerk])),
            Fixture(
                name: "desk-list-empty",
                page: DeskListPage(office: office, rows: [], readAt: instant("08:30")),
                frame: frame(Paths.desk, roles: [.clerk])
            ),
            Fixture(
                name: "desk-visit",
                page: DeskVisitPage(
                    visit: deskVisit,
                    subject: subject(isProtected: true),
                    problems: [
                        Problem(
                            field: "fact.moved_on",
                            message: said("引っ越した日を読み取れません。", "The day of the move is unclear.")
                        )
                    ]
                ),
                frame: frame(Paths.desk(visit), roles: [.clerk])
            ),
            Fixture(
                name: "desk-visit-draft",
                page: deskVisitUnderDraft,
                frame: frame(Paths.desk(visit), roles: [.clerk])
            ),
            Fixture(
                name: "desk-visit-new",
                page: DeskVisitPage(visit: newVisit, subject: subject()),
                frame: frame(Paths.desk(visit), roles: [.clerk])
            ),
            Fixture(name: "receipt", page: receipt, frame: frame(Paths.receipt(visit))),
            Fixture(
                name: "receipt-on-paper",
                page: paperReceipt,
                frame: frame(Paths.receipt(visit))
            ),
            Fixture(name: "visit-on-paper", page: paperVisit, frame: frame(Paths.visit(visit))),
            Fixture(name: "hand-over", page: handOver, frame: frame(Paths.handOvers)),
            Fixture(name: "visit", page: visitPage, frame: frame(Paths.visit(visit))),
            Fixture(
                name: "visit-center",
                page: visitOfTheCenter,
                frame: frame(Paths.visit(visit), roles: [.center])
            ),
            Fixture(name: "visit-ended", page: endedVisit, frame: frame(Paths.desk(visit))),
        ]
    }

    private var deskList: DeskListPage {
        let states = VisitState.allCases
        let rows = states.enumerated().map { index, state in
            DeskListPage.Row(
                visit: VisitID(number: Int64(1020 + index)),
                ticket: index == 2 ? nil : text("A01\(index)"),
                events: [said("転入", "Move-in"), said("保育", "Daycare")],
                state: state,
                waitingMinutes: 31 - index * 5,
                peopleCount: 4 - index / 2,
                flags: index == 0
                    ? [.protected, .interpreter(said("ベトナム語", "Vietnamese")), .quietRoom]
                    : index == 1 ? [.wheelchair, .booked(text("9:30")), .returned] : [],
                openedBy: state == .serving ? text("中央 花子") : nil
            )
        }
        let call = OfficialCallLine(
            id: 4,
            what: said("取下げ", "Withdrawn"),
            who: text("委託 花子"),
            since: instant("09:05"),
            path: Paths.item(ItemID(number: 9001)),
            canAnswer: true
        )
        return DeskListPage(
            office: office,
            rows: rows,
            calls: [call],
            carried: left,
            handedOn: [HandedOn(from: text("中央 五郎"), at: instant("12:31"), count: 2)],
            readAt: instant("09:12")
        )
    }

    private var left: CarriedOver {
        CarriedOver(on: day("2026-04-03"), by: text("中央 花子"), lines: carriedOver)
    }

    private var relationships: [Choice] {
        [
            choice("head", "本人(世帯主)", "Householder"), choice("spouse", "配偶者", "Spouse"),
            choice("child", "子", "Child"), choice("parent", "父母", "Parent"),
        ]
    }

    private func person(_ id: String, _ relationship: String, _ born: String) -> DeskPerson {
        DeskPerson(
            id: id,
            label: relationships.first { $0.value == relationship }?.label ?? .init(same: id),
            name: id == "p1" ? name : nil,
            relationship: FactInput(
                fact: "relationship",
                person: id,
                question: said("世帯主との続柄", "Relationship to the householder"),
                kind: .choice(relationships),
                answer: .given([relationship])
            ),
            born: FactInput(
                fact: "born",
                person: id,
                question: said("生年月日", "Date of birth"),
                kind: .partialDay,
                answer: born.isEmpty ? .unknown : .given([text(born)])
            ),
            answers: [
                FactInput(
                    fact: "pension",
                    person: id,
                    question: said("年金の種類", "Kind of pension"),
                    kind: .choice([
                        choice("category-1", "第1号", "Category 1"), choice("none", "なし", "None"),
                    ]),
                    answer: .uncertain
                ),
                FactInput(
                    fact: "receives",
                    person: id,
                    question: said("受けている手当・助成", "Benefits received"),
                    kind: .choices([
                        choice("child-allowance", "児童手当", "Child allowance"),
                        choice("public-assistance", "生活保護", "Public assistance"),
                    ]),
                    answer: .given(["child-allowance"])
                ),
            ]
        )
    }

    private var people: [DeskPerson] {
        [
            person("p1", "head", "1985-05-02"), person("p2", "spouse", "1987"),
            person("p3", "child", "2018-02-11"), person("p4", "parent", ""),
        ]
    }

    private func item(
        _ code: String,
        _ ja: String,
        _ en: String,
        _ fate: Fate?,
        _ outcome: PlanItem.Outcome = .duty,
        waitsFor: [Localized] = []
    ) -> PlanItem {
        PlanItem(
            key: code,
            code: code,
            name: said(ja, en),
            people: fate == .sent ? [] : [said("本人", "Householder"), said("子", "Child")],
            outcome: outcome,
            counter: said("総合窓口 3番", "Unified counter 3"),
            because: [
                said("県外から引っ越したため", "The household came from another prefecture"),
                said("引っ越した日が来庁日より前のため", "The day of the move has passed"),
            ],
            deskExamines: [said("届出人の代理権", "The agent's mandate")],
            legalBasis: text("住民基本台帳法22条"),
            deadline: fate == .declined ? nil : day("2026-04-15"),
            isDeadlineNear: fate == nil,
            documents: [said("転出証明書", "Move-out certificate")],
            after: [said("転入届", "Move-in notification")],
            waitsFor: waitsFor,
            feeYen: code == "MC03" ? 1300 : 0,
            fate: FateChoice(
                fate: fate,
                until: fate == .paperMissing ? text("R8.4.20") : "",
                owner: fate == .sent ? "nursery" : "",
                problem: fate == nil ? said("扱いを選んでください。", "Choose a fate.") : nil
            ),
            desks: [
                Choice("unified", said("総合窓口", "Unified counter")),
                Choice("nursery", said("こども家庭課", "Child and family section")),
            ]
        )
    }

    private var plan: [PlanItem] {
        [
            item("JK01", "転入届(転出証明書)", "Move-in notification", .filed),
            item("NH01", "国民健康保険の加入", "National health insurance: enrolment", .filed),
            item("CH01", "児童手当の認定請求", "Child allowance: claim", .filed, .right),
            item(
                "CH05",
                "児童扶養手当の認定請求",
                "Child rearing allowance: claim",
                .filed,
                .right,
                waitsFor: [said("児童手当の認定請求", "Child allowance: claim")]
            ),
            item("CH15", "子ども医療費助成", "Child medical subsidy", nil, .right),
            item("MC03", "署名用電子証明書", "Signing certificate", .doneAtCounter, .recommended),
            item("NU01", "保育所等の利用申込み", "Nursery place", .sent, .right),
            item("LC01", "要介護認定の引継ぎ", "Care certification", .paperMissing),
            item("NP02", "国民年金の住所変更", "Pension: address", .undecided, .undecided),
            item("EN03", "犬の登録変更", "Dog registration", .declined),
            item("IN04", "印鑑登録の廃止", "Seal registration ends", .notNeeded, .exOfficio),
        ]
    }

    private var papers: [PaperCheck] {
        let names = [said("転出証明書", "Move-out certificate"), said("本人確認書類", "Identity document")]
        return zip(PaperCheck.State.allCases, names).map { state, name in
            PaperCheck(
                key: "paper-\(state.rawValue)",
                name: name,
                neededFor: [said("転入届", "Move-in notification")],
                state: state
            )
        }
    }

    var record: [RecordGroup] {
        let household = RecordGroup(
            id: "household",
            title: said("世帯", "Household"),
            fields: [
                field("household.postcode", "郵便番号", "Postcode", "2600026", .digits(7)),
                field("household.telephone", "電話番号", "Telephone", "", .telephone),
                field("household.address", "新住所", "Address", "千葉市中央区千葉港2-1", .text(maximum: 200)),
                hiddenField,
                field(
                    "household.previous_address",
                    "旧住所",
                    "Previous address",
                    "",
                    .text(maximum: 200)
                ),
            ]
        )
        return [household]
            + ["p1", "p2", "p3", "p4"].map { id in
                RecordGroup(
                    id: id,
                    title: said("\(id) の記録", "Record of \(id)"),
                    fields: [
                        field(
                            "\(id).family_name",
                            "氏",
                            "Family name",
                            "葛\u{E0100}城",
                            .text(maximum: 100)
                        ),
                        field("\(id).given_name", "名", "Given name", "", .text(maximum: 100)),
                        field("\(id).family_kana", "氏のフリガナ", "Family name, kana", "", .kana),
                        field("\(id).given_kana", "名のフリガナ", "Given name, kana", "", .kana),
                        field(
                            "\(id).mandate",
                            "代理権",
                            "Mandate",
                            "none",
                            .choice([choice("written-mandate", "委任状", "Written mandate")])
                        ),
                        field("\(id).wanted_facilities", "希望する施設", "Facilities wanted", "", .list),
                    ]
                )
            }
    }

    private func field(
        _ name: String,
        _ ja: String,
        _ en: String,
        _ value: String,
        _ kind: RecordField.Kind
    ) -> RecordField {
        RecordField(
            field: "record.\(name)",
            label: said(ja, en),
            value: value.isEmpty ? "" : text(value),
            kind: kind,
            problem: name == "household.telephone"
                ? said("電話番号を入力してください。", "Enter a telephone number.") : nil,
            need: name.hasSuffix("_name") || name.hasSuffix("address") ? .required : .asked,
            neededFor: [said("転入届", "Move-in notification")]
        )
    }

    private var hiddenField: RecordField {
        RecordField(
            field: "record.household.registered_domicile",
            label: said("本籍", "Registered domicile"),
            value: "",
            kind: .text(maximum: 200),
            need: .required,
            isHidden: true
        )
    }

    private var deskVisitUnderDraft: DeskVisitPage {
        var page = DeskVisitPage(visit: deskVisit, subject: subject())
        page.savedAt = instant("10:02")
        page.draft = DeskDraftNote(
            typed: [
                "fact.moved_on": [text("R8.4.")], "fact.previous_place": ["abroad"],
                "fact.p1.employed": ["yes"], "people_complete": [],
                "new.1.born": [text("R2.3.4")],
            ],
            typedAt: instant("10:21"),
            savedMeanwhile: said("窓口さんが先に保存しました。", "The counter saved first."),
            thrownAt: instant("10:05")
        )
        return page
    }

    private var deskVisit: DeskVisit {
        DeskVisit(
            events: [said("転入", "Move-in")],
            on: day("2026-04-06"),
            flags: [.protected, .interpreter(said("英語", "English"))],
            version: 12,
            submissionKey: text("K-1024-1"),
            nextQuestions: [
                AskedQuestion(
                    text: said("いつ引っ越しましたか", "When did you move?"),
                    answers: [AskedQuestion.Answer(who: nil, input: movedOn(.unknown))]
                ),
                AskedQuestion(
                    text: said("働いていますか", "Are you employed?"),
                    answers: ["p1", "p2"].map { id in
                        var input = flag("employed", "働いていますか", "Employed?", .unknown)
                        input.person = id
                        return AskedQuestion.Answer(
                            who: said("\(id) の人", "Person \(id)"),
                            input: input
                        )
                    }
                ),
            ],
            decides: [
                said("転入届", "Move-in"), said("児童手当", "Child allowance"),
                said("国民健康保険", "Health insurance"), said("国民年金", "Pension"),
            ],
            answers: [
                previousPlace,
                flag("paperless_move_out", "カードで転出届をしましたか", "Card-based move-out?", .given(["no"])),
                flag("school_district_changes", "通学区域が変わりますか", "New school district?", .unknown),
                FactInput(
                    fact: "dogs",
                    question: said("犬を飼っていますか(頭数)", "Number of dogs"),
                    kind: .count(0...50),
                    answer: .given(["1"])
                ),
            ],
            people: people,
            drafts: [PersonDraft(), PersonDraft(relationship: "child", born: text("R2.3"))],
            relationships: relationships,
            peopleComplete: true,
            plan: plan,
            duplicates: [
                DuplicateNote(
                    name: said("転入届", "Move-in notification"),
                    code: "JK01",
                    person: said("世帯主", "Householder"),
                    strength: .same,
                    found: FiledElsewhere(
                        item: ItemID(number: 8001),
                        office: said("花見川区", "Hanamigawa"),
                        filedAt: instant("09:12"),
                        state: .exported,
                        isOpenable: false
                    )
                ),
                DuplicateNote(
                    name: said("児童手当", "Child allowance"),
                    code: "CH01",
                    person: said("世帯主", "Householder"),
                    strength: .possible,
                    found: nil
                ),
            ],
            minutes: 41,
            minutesAtSeparateCounters: 79,
            papers: papers,
            record: record,
            lane: .waiting
        )
    }

    private var newVisit: DeskVisit {
        DeskVisit(
            events: [said("転入", "Move-in")],
            on: day("2026-04-06"),
            version: 1,
            submissionKey: text("K-1"),
            nextQuestions: [],
            answers: [],
            people: [],
            drafts: [
                PersonDraft(born: text("1990-13"), problem: said("月は12までです。", "No such month."))
            ],
            relationships: relationships,
            peopleComplete: false,
            plan: [],
            minutes: 0,
            minutesAtSeparateCounters: 0,
            papers: [],
            record: [],
            lane: .overnight
        )
    }
}

// MARK: - After filing

extension Fixtures {
    private var paperReceipt: ReceiptPage {
        var page = receipt
        page.onPaper = paperReception
        return page
    }

    private var paperVisit: VisitPage {
        var page = visitPage
        page.onPaper = paperReception
        return page
    }

    private var receipt: ReceiptPage {
        ReceiptPage(
            subject: subject(),
            bundle: BundleID(number: 501),
            office: office,
            filedAt: instant("09:41"),
            filedBy: text("中央 花子"),
            items: [
                ReceiptPage.FiledItem(
                    item: ItemID(number: 9001),
                    code: "JK01",
                    name: said("転入届", "Move-in notification"),
                    people: [said("本人", "Householder"), said("配偶者", "Spouse")],
                    after: []
                ),
                ReceiptPage.FiledItem(
                    item: ItemID(number: 9002),
                    code: "NH01",
                    name: said("国民健康保険の加入", "National health insurance: enrolment"),
                    people: [],
                    after: [said("転入届", "Move-in notification")]
                ),
            ],
            others: Fate.allCases.filter { $0 != .filed }.map { fate in
                ReceiptPage.OtherItem(
                    code: "NU01",
                    name: said("保育所等の利用申込み", "Nursery place"),
                    people: [said("子", "Child")],
                    fate: fate,
                    next: fate == .declined ? nil : said("こども家庭課、4月20日まで", "Children, by 20 April")
                )
            },
            missing: [
                ReceiptPage.MissingDatum(
                    field: said("振込先口座", "Bank account"),
                    person: said("本人", "Householder"),
                    neededFor: [said("児童手当", "Child allowance")]
                )
            ],
            next: [
                said("事務センターが処理します。", "The processing center works on it."),
                said("保険の資格確認書は郵送します。", "The insurance certificate comes by post."),
            ],
            contact: said("市民総合窓口課 043-000-0000", "Unified counter 043-000-0000")
        )
    }

    private var handOver: HandOverPage {
        HandOverPage(
            office: office,
            visits: [VisitState.ready, .filed, .finished].enumerated().map { index, state in
                handOverVisit(VisitID(number: Int64(1024 + index)), state)
            }
        )
    }

    private func handOverVisit(_ visit: VisitID, _ state: VisitState) -> HandOverVisit {
        HandOverVisit(
            subject: Subject(
                visit: visit,
                ticket: text("A012"),
                name: name,
                isProtected: state == .filed
            ),
            state: state,
            flags: [.wheelchair],
            items: ItemState.allCases.prefix(3).enumerated().map { index, itemState in
                HandOverVisit.Item(
                    item: ItemID(number: visit.number * 10 + Int64(index)),
                    name: said("転入届", "Move-in notification"),
                    people: [],
                    state: state == .filed ? itemState : .done,
                    changedAt: instant("09:5\(index)")
                )
            },
            recipients: [
                choice("head", "本人(世帯主)", "Householder"), choice("agent", "代理人", "Agent"),
            ],
            things: [
                choice("certificate", "資格確認書", "Insurance certificate"),
                choice("card", "マイナンバーカード", "My Number card"),
            ],
            done: state == .finished
                ? [
                    HandOverVisit.Done(
                        number: 3,
                        recipient: said("配偶者", "Spouse"),
                        things: [said("資格確認書", "Insurance certificate")],
                        by: text("中央 花子"),
                        at: instant("10:02"),
                        canUndo: true
                    )
                ] : [],
            ending: VisitEnding(closing: state == .finished ? .free : .absent)
        )
    }

    private var visitPage: VisitPage {
        VisitPage(
            subject: subject(),
            events: [said("転入", "Move-in")],
            office: office,
            on: day("2026-04-06"),
            state: .filed,
            flags: [.quietRoom],
            items: Fate.allCases.map { fate in
                VisitPage.Item(
                    item: fate == .filed ? ItemID(number: 9001) : nil,
                    code: "JK01",
                    name: said("転入届", "Move-in notification"),
                    people: [],
                    fate: fate == .undecided ? nil : fate,
                    state: fate == .filed ? .exported : nil,
                    responsibility: responsibility,
                    desk: fate == .sent ? standingAtDesk : nil,
                    isSuperseded: fate == .notNeeded
                )
            },
            bundles: [BundleID(number: 501)],
            ending: VisitEnding(
                closing: .barred(said("センターの処理が終わっていません", "The center has not finished")),
                abandonReasons: [choice("no-answer", "応答がない", "Nobody came")],
                canReturn: true
            ),
            deskSteps: history,
            history: history,
            readings: history
        )
    }

    private var standingAtDesk: VisitPage.DeskStanding {
        VisitPage.DeskStanding(
            name: said("こども家庭課", "Child and family section"),
            standing: .done,
            result: said("受け付けた", "Accepted")
        )
    }

    private var visitOfTheCenter: VisitPage {
        var page = visitPage
        page.offers = VisitPage.Offers(desk: false, filings: true)
        return page
    }

    private var endedVisit: EndedVisitPage {
        EndedVisitPage(
            subject: subject(isProtected: true),
            events: [said("転入", "Move-in")],
            on: day("2026-04-06"),
            endedAt: instant("10:02"),
            endedBecause: said("本人が帰られた", "The resident left"),
            isAbandoned: true,
            items: [
                EndedVisitPage.Item(
                    code: "JK01",
                    name: said("転入届", "Move-in notification"),
                    people: [],
                    fate: .notNeeded
                )
            ],
            record: Array(record.prefix(2)),
            bundles: [BundleID(number: 501)],
            canReopen: true,
            refused: EndedVisitPage.Refused(
                kept: KeptForm(
                    path: Paths.desk(visit),
                    fields: [HiddenValue(name: "record.household.address", value: text("千葉市"))]
                ),
                entries: [(said("新住所", "Address"), text("千葉市"))]
            )
        )
    }

    var responsibility: Responsibility {
        Responsibility(
            owner: said("事務センター", "Processing center"),
            next: said("システムの回答を待つ", "Waits for the system's answer"),
            due: Due(at: instant("17:00"), pressure: .near)
        )
    }

    var history: [HistoryEntry] {
        [
            HistoryEntry(at: instant("09:12"), what: said("受付", "Accepted"), by: text("中央 花子")),
            HistoryEntry(
                at: instant("09:43"),
                what: said("差戻し", "Sent back"),
                by: text("JUKI"),
                detail: said("氏名が台帳と違う", "The name differs from the register")
            ),
        ]
    }
}
