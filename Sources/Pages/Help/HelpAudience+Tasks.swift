package import Vocabulary

// What each kind of people does here, in the order of their day.

extension HelpAudience {
    /// The tasks of their day.
    package var tasks: [HelpTask] {
        switch self {
        case .concierge: Self.atTheDoor + [Self.bookings, Self.protection]
        case .clerk:
            Self.atTheCounter
                + [
                    Self.papers, Self.glyphs, Self.money, Self.handOver, Self.shift, Self.closing,
                    Self.outage, Self.protection,
                ]
        case .section: Self.atADesk
        case .center: Self.inTheCenter + [Self.protection]
        case .remote: Self.remotely
        case .administrator: Self.keeping
        case .resident: Self.visiting
        }
    }

    /// Whom they ask.
    package var contact: Localized {
        switch self {
        case .concierge, .clerk, .remote:
            Localized(
                ja: "手続の中身は担当課の窓口、操作とサインインは管理者、差戻しは事務センターに聞きます。番号(来庁番号・手続番号)だけを伝え、氏名や住所は書かないでください。",
                en:
                    "Ask the section about a procedure, the administrator about signing in, and the center about send-backs. Tell numbers only, never names or addresses."
            )
        case .section:
            Localized(
                ja: "総合窓口の職員に聞きます。窓口の一覧に出ないときは管理者に聞きます。",
                en: "Ask the unified counter; where your desk is not listed, the administrator."
            )
        case .center:
            Localized(
                ja: "基幹システムの回答はその担当、目録の期限・条件は所管課、動かないときは管理者に聞きます。",
                en:
                    "Ask those who run a back-office system about its answers, sections about rules, the administrator about the machine."
            )
        case .administrator:
            Localized(
                ja: "目録の値は所管課の確認シート、障害は保守の担当に聞きます。",
                en:
                    "Ask the sections about values of the catalog, and whoever maintains the machine about failures."
            )
        case .resident:
            Localized(
                ja: "近くの職員に声をかけてください。控えの受付番号があると早くご案内できます。",
                en: "Ask any member of the staff; the number on your receipt helps."
            )
        }
    }

    private static let atTheDoor = [
        HelpTask(
            Localized(ja: "来た方を案内する", en: "Send an arrival on"),
            [
                Localized(ja: "用件と、必要な配慮を選びます。", en: "Choose what it is about, and needs."),
                Localized(
                    ja: "質問は3つまでです。分からない答えは「分からない」のままで進めます。",
                    en: "There are three questions at most; leave open what nobody knows."
                ),
                Localized(
                    ja: "行き先と持ち物を案内し、案内票を渡します。",
                    en: "Tell where to go and which papers are needed, and hand the slip over."
                ),
            ],
            at: Paths.door
        )
    ]

    private static let bookings = HelpTask(
        Localized(ja: "予約を取る・探す", en: "Book and find appointments"),
        [
            Localized(ja: "窓口を選び、空いている枠を選びます。", en: "Choose a desk and a free slot."),
            Localized(ja: "予約番号を伝えます。", en: "Tell the code of the appointment."),
        ],
        at: Paths.bookings
    )

    private static let protection = HelpTask(
        Localized(ja: "支援措置の申出を受ける", en: "When address protection is asked for"),
        [
            Localized(
                ja: "申出を聞いたら、その場で「支援措置」を設定します。以後の画面と印刷では住所などが出ません。",
                en:
                    "Set it the moment it is said; pages and prints withhold names and addresses from then on."
            ),
            Localized(
                ja: "設定した人とは別の職員が確かめるまでは仮の設定で、交付は止まります。",
                en: "Until a second person has confirmed it nothing is handed over."
            ),
            Localized(
                ja: "解除は、頼んだ人と別の人の2人で行います。",
                en: "It takes two different persons to lift it."
            ),
        ]
    )

    private static let atTheCounter = [
        HelpTask(
            Localized(ja: "呼び出して受け付ける", en: "Call and serve a visit"),
            [
                Localized(ja: "一覧の先頭から呼び出します。", en: "Call the first of the list."),
                Localized(
                    ja: "質問の答え、世帯の情報、持ち物を入力します。入力は下書きとして残ります。",
                    en:
                        "Enter answers, the household and the papers; what you type is kept as a draft."
                ),
                Localized(
                    ja: "手続ごとの扱いを決め、提出します。控えを渡します。",
                    en: "Choose what becomes of each procedure, file, and hand the receipt over."
                ),
            ],
            at: Paths.desk,
            keys: [
                HelpKey(
                    "m",
                    on: Localized(ja: "総合窓口:受付一覧", en: "Counter: visits"),
                    Localized(ja: "今日の手数料", en: "Fees of the day")
                ),
                HelpKey(
                    "e",
                    on: Localized(ja: "総合窓口:受付一覧", en: "Counter: visits"),
                    .emergency
                ),
            ]
        )
    ]

    private static let money = HelpTask(
        Localized(ja: "手数料と証明書", en: "Fees and certificates"),
        [
            Localized(
                ja: "証明書は、本人確認のあと申請し、発行し、番号を読み取って渡します。",
                en:
                    "A certificate is asked for after an identity check, issued, scanned and handed over."
            ),
            Localized(
                ja: "間違えた収納は、その日のうちに取り消します。",
                en: "A charge is taken back on the same day."
            ),
        ],
        at: Paths.feeDay,
        keys: [
            HelpKey(
                "d",
                on: .feesOfDay,
                Localized(ja: "日を選んで表示", en: "Show another day")
            )
        ]
    )

    private static let handOver = HelpTask(
        Localized(ja: "結果を渡す", en: "Hand results over"),
        [
            Localized(
                ja: "交付できる来庁を呼び出し、受け取った人を記録します。",
                en: "Call whoever has results, and note who received them."
            ),
            Localized(
                ja: "差し戻されたものは、補正するか取り下げます。",
                en: "What was sent back is corrected or withdrawn."
            ),
        ],
        at: Paths.handOvers
    )

    private static let outage = HelpTask(
        Localized(ja: "停電・通信障害のとき", en: "When power or network fails"),
        [
            Localized(
                ja: "印刷してある非常時セットで受け付け、番号表の番号を1組にひとつ使います。",
                en: "Receive people on the sheets of the emergency pack, a number each."
            ),
            Localized(
                ja: "復旧したら、14日以内に番号・日時・受け付けた職員を入力します。期限は紙で受け付けた日から数えます。",
                en:
                    "Enter number, time and who received it within 14 days; days count from the reception."
            ),
            Localized(
                ja: "書き損じは書損、残りは未使用として記録し、番号をすべて説明できるようにします。",
                en:
                    "Note spoilt sheets and what was not given out, so that every number is accounted for."
            ),
        ],
        at: Paths.emergency,
        keys: [
            HelpKey("e", on: .emergency, .enterAfterwards),
            HelpKey("s", on: .enterAfterwards, Localized(ja: "入力を始める", en: "Begin to enter")),
        ]
    )

    private static let atADesk = [
        HelpTask(
            Localized(ja: "窓口の一覧から対応する", en: "Serve what was sent to your desk"),
            [
                Localized(
                    ja: "窓口を選ぶと、来る予定の手続が並びます。",
                    en: "Choose your desk; what is expected stands in its list."
                ),
                Localized(ja: "来たら「到着」、終わったら結果を記録します。", en: "Note the arrival, and how it ended."),
                Localized(
                    ja: "書類待ち・来なかった・ほかの窓口への送付も記録します。直前の記録は取り消せます。",
                    en:
                        "Note what waits for a paper, who did not come, or send it on; the last step can be undone."
                ),
            ],
            at: Paths.desks
        )
    ]

    private static let inTheCenter = [
        HelpTask(
            Localized(ja: "審査して送り出す", en: "Check and release"),
            [
                Localized(
                    ja: "審査待ちを開き、内容を確かめます。",
                    en: "Open what waits for a check, and look at it."
                ),
                Localized(
                    ja: "よければ審査済みに、直すものは理由を選んで差し戻します。",
                    en: "Release what is right; send back what is not, with its reason."
                ),
            ],
            at: Paths.held
        ),
        HelpTask(
            Localized(ja: "処理状況を見る", en: "Watch the work"),
            [
                Localized(ja: "期限の近いもの、遅れているものから見ます。", en: "Begin with what is due soon or late."),
                Localized(
                    ja: "同じ手続が二重に出ていないかを判断します。",
                    en: "Decide whether something was filed twice."
                ),
            ],
            at: Paths.center
        ),
    ]

    private static let remotely = [
        HelpTask(
            Localized(ja: "離れた庁舎の方に対応する", en: "Serve somebody at another office"),
            [
                Localized(
                    ja: "総合窓口の画面で、その来庁を呼び出します。画面に映るのは本人だけか、確かめてから話します。",
                    en:
                        "Call the visit at the counter's page; see that nobody else is in the picture first."
                ),
                Localized(
                    ja: "本人確認の書類は、現地の職員が見て記録します。",
                    en: "Identity documents are looked at and noted by the staff on the spot."
                ),
                Localized(
                    ja: "署名の要る様式は、現地で印刷して署名をもらいます。",
                    en: "Forms to be signed are printed and signed on the spot."
                ),
            ],
            at: Paths.desk
        )
    ]

    private static let keeping = [
        HelpTask(
            Localized(ja: "職員を登録する", en: "Keep the staff"),
            [
                Localized(
                    ja: "追加すると、1回限りのパスワードが表示されます。本人に直接渡します。",
                    en: "A new member gets a password that is shown once; hand it over in person."
                ),
                Localized(
                    ja: "異動・退職は期間を入れるか、名簿のCSVで取り込みます。",
                    en: "Enter terms for who comes and leaves, or import the roster."
                ),
            ],
            at: Paths.staff
        ),
        HelpTask(
            Localized(ja: "非常時セットを確かめる", en: "Look after the emergency packs"),
            [
                Localized(
                    ja: "夜間に作成されます。1日以上作られていない窓口は警告が出ます。",
                    en: "They are made every night; an office without a new one shows a warning."
                ),
                Localized(
                    ja: "印刷して、窓口の決めた場所に置きます。",
                    en: "Print them, and keep them at the counter."
                ),
            ],
            at: Paths.emergency
        ),
    ]

    private static let visiting = [
        HelpTask(
            Localized(ja: "来庁の流れ", en: "How a visit goes"),
            [
                Localized(
                    ja: "総合案内で用件を伝えます。必要な手続、持ち物、期限をご案内します。",
                    en:
                        "Tell at the entrance what it is about; you hear what is needed and by when."
                ),
                Localized(
                    ja: "総合窓口で、世帯の情報を一度だけお聞きします。",
                    en: "The counter asks about your household once."
                ),
                Localized(
                    ja: "受付控えをお持ち帰りください。結果はお呼びしてお渡しします。",
                    en: "Take the receipt home; you are called when results are ready."
                ),
            ]
        ),
        HelpTask(
            Localized(ja: "配慮が必要なとき", en: "If you need something special"),
            [
                Localized(
                    ja: "通訳、車いす、個室、住所を知られたくないことなど、最初にお知らせください。理由は要りません。",
                    en:
                        "Say at once if you need an interpreter, a wheelchair, a quiet room, or that nobody learns your address."
                )
            ]
        ),
    ]
}
