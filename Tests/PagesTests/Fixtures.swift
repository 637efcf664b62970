import Pages
import Vocabulary

/// One page as a reader meets it.
struct Fixture: Sendable {
    let name: String
    let page: any Page
    let frame: Frame

    func html(in language: Language) -> String {
        var frame = frame
        frame.language = language
        return String(decoding: page.rendered(in: frame), as: UTF8.self)
    }
}

/// The same pages over any texts; `text` passes every text of every view model.
struct Fixtures {
    var text: (String) -> String = { $0 }

    func said(_ ja: String, _ en: String) -> Localized {
        Localized(ja: text(ja), en: text(en))
    }

    func choice(_ value: String, _ ja: String, _ en: String) -> Choice {
        Choice(value, said(ja, en))
    }

    func day(_ iso: String) -> CalendarDay { CalendarDay(iso) ?? .earliest }

    func instant(_ clock: String) -> Instant {
        Instant("2026-04-06T\(clock):00+09:00") ?? Instant(microseconds: 0)
    }

    let visit = VisitID(number: 1024)

    var office: Localized { said("千葉市中央区役所 市民総合窓口課", "Chuo Ward Office, Chiba") }

    // 葛 with variation selector 17, and a compatibility ideograph: both must survive as given.
    var name: String { text("葛\u{E0100}城\u{FA19} 太郎") }

    func subject(isProtected: Bool = false) -> Subject {
        Subject(visit: visit, ticket: text("A012"), name: name, isProtected: isProtected)
    }

    func frame(_ path: Path, roles: [Role] = Role.allCases, notice: Notice? = nil) -> Frame {
        Frame(
            language: .ja,
            path: path,
            person: SignedInPerson(
                id: StaffID(number: 7),
                name: text("中央 花子"),
                roles: roles,
                office: office
            ),
            isSimulated: true,
            formToken: text("token-0123456789"),
            notice: notice
        )
    }

    var all: [Fixture] {
        account + door + deskPages + register + glyphs + protection + forms + scans + parcels + fees
            + sectionPages
            + center + bookings + closings + shifts + emergency + help
    }
}

// MARK: - Account

extension Fixtures {
    private var stranger: Frame {
        Frame(
            language: .ja,
            path: Paths.signIn,
            person: nil,
            isSimulated: true,
            formToken: text("pre-token")
        )
    }

    private var account: [Fixture] {
        [
            Fixture(
                name: "sign-in",
                page: SignInPage(isFirstStart: true, destination: Paths.desk),
                frame: stranger
            ),
            Fixture(
                name: "sign-in-refused",
                page: SignInPage(
                    userName: text("hanako"),
                    problem: said("利用者名かパスワードが違います。", "Wrong user name or password.")
                ),
                frame: stranger
            ),
            Fixture(name: "home", page: home, frame: frame(Paths.home, notice: notice)),
            Fixture(name: "staff", page: staff, frame: frame(Paths.staff)),
        ] + errors
    }

    private var notice: Notice {
        Notice(.success, title: said("保存しました。", "Saved."), text: said("9:12", "at 9:12"))
    }

    private var home: HomePage {
        HomePage(tiles: [
            HomePage.Tile(
                title: said("待っている来庁者", "Visitors waiting"),
                count: 1234,
                detail: said("最長 18分", "longest 18 min"),
                path: Paths.desk,
                key: "1"
            ),
            HomePage.Tile(
                title: said("差戻し", "Send-backs"),
                count: 2,
                detail: said("1件は今日が期限", "one is due today"),
                path: Paths.returns,
                isUrgent: true
            ),
            HomePage.Tile(title: said("新しい案内", "New arrival"), path: Paths.door),
        ])
    }

    private var staff: StaffPage {
        StaffPage(
            members: [
                StaffPage.Member(
                    id: StaffID(number: 7),
                    userName: text("hanako"),
                    name: text("中央 花子"),
                    roles: [.clerk, .concierge],
                    office: office,
                    lastSignIn: instant("08:31"),
                    isActive: true,
                    term: StaffPage.Term(until: day("2026-03-31"), isRunning: false),
                    isContractor: true
                ),
                StaffPage.Member(
                    id: StaffID(number: 8),
                    userName: text("jiro"),
                    name: text("若葉 次郎"),
                    roles: [.center],
                    office: office,
                    lastSignIn: nil,
                    isActive: false,
                    term: StaffPage.Term(from: day("2026-04-01"), until: day("2027-03-31"))
                ),
                StaffPage.Member(
                    id: StaffID(number: 9),
                    userName: text("sakura"),
                    name: text("花見 さくら"),
                    roles: [.section],
                    desks: [said("こども家庭課", "Child and family section")],
                    choices: [
                        choice("children-and-families", "こども家庭課", "Child and family section"),
                        choice("taxes", "市税の窓口", "City tax counter"),
                    ],
                    chosen: ["children-and-families"],
                    office: office,
                    lastSignIn: nil,
                    isActive: true
                ),
            ],
            draft: StaffPage.Draft(userName: text("Taro!"), name: "", roles: [.clerk]),
            offices: [
                choice("121011", "中央区", "Chuo Ward"), choice("121029", "花見川区", "Hanamigawa"),
            ],
            desks: [choice("children-and-families", "こども家庭課", "Child and family section")],
            newPassword: StaffPage.NewPassword(
                userName: text("jiro"),
                password: text("KQ7M-2P9X-44TD")
            ),
            problems: [
                Problem(
                    field: "user",
                    message: said("使えない文字があります。", "A character is not allowed.")
                ),
                Problem(field: "name", message: said("氏名を入力してください。", "Enter the name.")),
            ]
        )
    }

    private var errors: [Fixture] {
        ErrorPage.Kind.allCases.map { kind in
            Fixture(
                name: "error-\(kind.rawValue)",
                page: ErrorPage(
                    kind: kind,
                    reference: text("7F3A90"),
                    particular: kind == .conflict
                        ? said("9:14に若葉さんが保存しました。", "Saved by Wakaba at 9:14.") : nil,
                    back: ErrorPage.Way(said("受付一覧へ", "To the list"), Paths.desk)
                ),
                frame: frame(Paths.home)
            )
        }
    }
}

// MARK: - Door

extension Fixtures {
    private var door: [Fixture] {
        [
            Fixture(
                name: "door-start",
                page: DoorPage(step: .start(start), needs: needs),
                frame: frame(Paths.door, roles: [.concierge])
            ),
            Fixture(
                name: "door-question",
                page: DoorPage(
                    step: .question(
                        DoorQuestion(input: previousPlace, number: 2, ofAtMost: 3)
                    ),
                    carried: [HiddenValue(name: "fact.event", value: text("move-in"))]
                ),
                frame: frame(Paths.door, roles: [.concierge])
            ),
            Fixture(
                name: "door-date",
                page: DoorPage(
                    step: .question(DoorQuestion(input: movedOn(.unknown), number: 3, ofAtMost: 3))
                ),
                frame: frame(Paths.door, roles: [.concierge])
            ),
            Fixture(
                name: "door-result",
                page: DoorPage(step: .result(result(comeBack: false))),
                frame: frame(Paths.door, roles: [.concierge])
            ),
            Fixture(
                name: "door-come-back",
                page: DoorPage(step: .result(result(comeBack: true))),
                frame: frame(Paths.door, roles: [.concierge])
            ),
            Fixture(
                name: "door-over",
                page: DoorPage(step: .result(over)),
                frame: frame(Paths.door, roles: [.concierge])
            ),
            Fixture(name: "slip", page: slip, frame: frame(Paths.slip(visit))),
            Fixture(name: "slip-ticket", page: ticket, frame: frame(Paths.ticket(visit))),
            Fixture(name: "slip-discreet", page: discreetSlip, frame: frame(Paths.slip(visit))),
        ]
    }

    private var start: DoorStart {
        DoorStart(
            events: [
                choice("move-in", "引っ越してきた(転入)", "Moved in"),
                choice("move-within", "市内で引っ越した", "Moved within the city"),
                choice("move-out", "引っ越していく(転出)", "Moving out"),
                choice("birth", "子どもが生まれた", "A child was born"),
                choice("death", "家族が亡くなった", "A death in the family"),
                choice("marriage", "結婚した", "Married"),
                choice("my-number-card", "マイナンバーカード", "My Number card"),
                choice("certificate", "証明書がほしい", "Certificates"),
            ],
            otherEvents: [
                choice("divorce", "離婚", "Divorce"), choice("job-loss", "退職", "Left a job"),
            ],
            chosen: ["move-in"],
            booked: false
        )
    }

    private var needs: DoorNeeds {
        DoorNeeds(
            interpreter: "",
            interpreters: [choice("en", "英語", "English"), choice("vi", "ベトナム語", "Vietnamese")],
            wheelchair: true
        )
    }

    private var stops: [VisitStop] {
        [
            VisitStop(
                desk: said("市民総合窓口課", "Unified counter"),
                number: text("3"),
                directions: said("1階、正面の青い看板", "Ground floor, the blue sign ahead"),
                procedures: [
                    said("転入届", "Move-in notification"),
                    said("国民健康保険の加入", "National health insurance"),
                ],
                minutes: 41
            ),
            VisitStop(
                desk: said("こども家庭課", "Children and families"),
                number: text("12"),
                procedures: [said("保育所等の利用申込み", "Application for a nursery place")]
            ),
        ]
    }

    private func result(comeBack: Bool) -> DoorResult {
        DoorResult(
            subject: subject(isProtected: true),
            stops: stops,
            papers: [
                PaperAdvice(
                    name: said("転出証明書", "Move-out certificate"),
                    isBlocking: true,
                    isHere: !comeBack
                ),
                PaperAdvice(
                    name: said("本人確認書類", "Identity document"),
                    isBlocking: true,
                    isHere: true
                ),
                PaperAdvice(name: said("年金手帳", "Pension book"), isBlocking: false, isHere: nil),
            ],
            waitingMinutes: 18,
            missing: comeBack ? missing : nil,
            mayFollow: [said("国民年金の加入", "National pension")]
        )
    }

    private var over: DoorResult {
        var result = result(comeBack: true)
        result.isOver = true
        return result
    }

    private var missing: MissingPapers {
        MissingPapers(
            choices: [
                said("転出証明書", "Move-out certificate"),
                said("マイナンバーカードと暗証番号", "My Number card and PIN"),
            ],
            notes: [said("なくした方は再交付を受けられます。", "If it is lost, ask for another.")],
            today: [said("ごみの分別の案内", "How waste is sorted")]
        )
    }

    private var discreetSlip: SlipPage {
        var slip = slip
        slip.stops = [
            VisitStop(desk: said("窓口", "Window"), number: text("3"), procedures: [])
        ]
        (slip.papers, slip.mayFollow, slip.missing) = ([], [], nil)
        return slip
    }

    private var ticket: SlipPage {
        var ticket = slip
        ticket.isTicket = true
        return ticket
    }

    private var slip: SlipPage {
        SlipPage(
            visit: visit,
            code: text("V1024K7Q2"),
            office: office,
            madeAt: instant("09:12"),
            stops: stops,
            papers: [
                said("転出証明書", "Move-out certificate"), said("本人確認書類", "Identity document"),
            ],
            missing: missing,
            mayFollow: [said("国民年金の加入", "National pension")],
            needs: [said("車いす", "Wheelchair")],
            contact: said("電話 043-000-0000", "Telephone 043-000-0000")
        )
    }
}

// MARK: - Facts

extension Fixtures {
    var previousPlace: FactInput {
        FactInput(
            fact: "previous_place",
            question: said("どこから引っ越しましたか", "Where did you live before?"),
            kind: .choice([
                choice("same-ward", "同じ区", "Same ward"),
                choice("same-municipality", "市内のほかの区", "Another ward of the city"),
                choice("other-prefecture", "県外", "Another prefecture"),
                choice("abroad", "国外", "Abroad"),
            ]),
            answer: .given(["other-prefecture"]),
            decides: [said("転入届", "Move-in notification")]
        )
    }

    func movedOn(_ answer: FactInput.Answer) -> FactInput {
        FactInput(
            fact: "moved_on",
            question: said("いつ引っ越しましたか", "When did you move?"),
            kind: .day,
            answer: answer,
            decides: [said("転入届の期限", "Deadline of the move-in notification")],
            rejectedText: answer == .unknown ? text("4月の初め") : nil,
            problem: answer == .unknown
                ? said("日付として読み取れません。", "This is not a date.") : nil
        )
    }

    func flag(_ fact: String, _ ja: String, _ en: String, _ answer: FactInput.Answer) -> FactInput {
        FactInput(fact: fact, question: said(ja, en), kind: .flag, answer: answer)
    }
}
