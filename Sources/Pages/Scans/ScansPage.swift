package import Vocabulary

/// The scans of a visit: what is attached, what to cover first, and the form that attaches one more.
package struct ScansPage: Page {
    /// What was chosen where something must be put right first; a file has to be chosen again.
    package struct Typed: Sendable {
        package var kind = ""
        package var person = ""
        package var procedures: [String] = []
        /// The scan to remove.
        package var scan = ""
        package var reason = ""
        /// The paper that is laid into a parcel.
        package var original = ""
        package var sheets = ""
        package var item = ""

        /// Nothing chosen yet.
        package init() {}
    }

    package var subjectOfVisit: Subject
    package var scans: [ScanLine]
    /// The kinds of papers that the plan asks for.
    package var kinds: [Choice]
    /// Those of them that show a My Number.
    package var numbered: [Localized]
    /// The people of the household.
    package var people: [Choice]
    /// What of the plan a paper can be for.
    package var procedures: [Choice]
    /// The items that were filed.
    package var items: [Choice]
    package var limits: Limits
    package var typed: Typed
    package var problems: [Problem]

    /// How much is taken.
    package struct Limits: Sendable {
        package var megabytes: Int
        package var pages: Int
        package var scans: Int

        /// Takes every part as given.
        package init(megabytes: Int, pages: Int, scans: Int) {
            self.megabytes = megabytes
            self.pages = pages
            self.scans = scans
        }
    }

    /// Takes every part as given.
    package init(
        subject: Subject,
        scans: [ScanLine],
        kinds: [Choice],
        numbered: [Localized],
        people: [Choice],
        procedures: [Choice],
        items: [Choice],
        limits: Limits,
        typed: Typed = Typed(),
        problems: [Problem] = []
    ) {
        subjectOfVisit = subject
        self.scans = scans
        self.kinds = kinds
        self.numbered = numbered
        self.people = people
        self.procedures = procedures
        self.items = items
        self.limits = limits
        self.typed = typed
        self.problems = problems
    }

    package var title: Localized { .papers }
    package var subject: Subject? { subjectOfVisit }
    package var width: PageWidth { .console }
    package var namesProtection: Bool { true }

    var visit: VisitID { subjectOfVisit.visit }

    func problem(_ field: String) -> Localized? {
        problems[at: field]
    }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.heading(title, lead: Self.lead),
            subjectOfVisit.isProtected ? Parts.banner(Self.protected) : .nothing,
            scans.isEmpty
                ? HTML.p {
                    Localized(ja: "取り込んだスキャンはまだありません。", en: "No scan is attached yet.")
                }
                : ScanLine.table(scans),
            subjectOfVisit.isProtected ? .nothing : attachForm(in: frame),
            removeForm(in: frame),
            packForm(in: frame),
            Parts.backToConsole(of: visit),
        ])
    }

    private static let lead = Localized(
        ja: "事務センターの審査で見る書類を取り込みます。個人番号(マイナンバー)が読み取れるものは保存しません。",
        en:
            "Attach what the center needs to see for its check. A scan on which a My Number can be read is not kept."
    )
    private static let protected = Notice(
        .warning,
        title: Localized(
            ja: "支援措置のため、スキャンを取り込めず、表示もしません",
            en: "No scan is taken or shown: address protection"
        ),
        text: Localized(
            ja: "原本を責任者に引き継いでください。",
            en: "Hand the paper itself to the person in charge."
        )
    )
}

// MARK: - Forms

extension ScansPage {
    private func attachForm(in frame: Frame) -> Markup {
        frame.form(to: Paths.scans(visit), class: "form card", takesFile: true) {
            HTML.h2 { Localized(ja: "スキャンを取り込む", en: "Attach a scan") }
            toCover
            Parts.selectField(
                "kind",
                name: "kind",
                label: Localized(ja: "書類の種類", en: "Kind of paper"),
                options: Parts.choices(kinds),
                chosen: typed.kind,
                problem: problem("kind"),
                isRequired: true
            )
            Parts.selectField(
                "person",
                name: "person",
                label: Localized(ja: "だれの書類か", en: "Whose paper"),
                options: Parts.choices(people + [Choice("household", .everybody)]),
                chosen: typed.person,
                problem: problem("person"),
                isRequired: true
            )
            procedureBoxes
            fileField
            HTML.div(.class("field"), .id("seen-field")) {
                Parts.checkbox(
                    "seen",
                    name: "seen",
                    value: "yes",
                    label: Localized(
                        ja: "個人番号(マイナンバー)が写っていないことを目で確かめた",
                        en: "I looked: no My Number can be seen on it"
                    ),
                    isOn: false
                )
                Parts.support("seen", nil, problem("seen"))
            }
            HTML.div(.class("actions")) {
                Parts.button(Localized(ja: "取り込む", en: "Attach it"), key: "s")
            }
        }
    }

    /// What must be covered before it is laid on the scanner.
    @MarkupBuilder private var toCover: Markup {
        if !numbered.isEmpty {
            HTML.div(.class("banner banner--warning"), .id("to-cover")) {
                HTML.p(.class("banner__title")) {
                    Localized(
                        ja: "次の書類は、個人番号を隠してからスキャンしてください",
                        en: "Cover the My Number on these papers before you scan them"
                    )
                }
                Parts.list(numbered)
            }
        }
    }

    private var procedureBoxes: Markup {
        HTML.fieldset(.class("field"), .id("procedure")) {
            HTML.legend { Localized(ja: "どの手続のための書類か", en: "What it is for") }
            Parts.support("procedure", nil, problem("procedure"))
            for (place, procedure) in procedures.enumerated() {
                Parts.checkbox(
                    "procedure-\(place)",
                    name: "procedure",
                    value: procedure.value,
                    label: procedure.label,
                    isOn: typed.procedures.contains { utf8Equal($0, procedure.value) }
                )
            }
        }
    }

    private var fileField: Markup {
        let support = Localized(
            ja:
                "JPEGかPDF。\(limits.megabytes)MB、\(limits.pages)ページまで。ひとつの来庁で\(limits.scans)件まで。撮影の日時と場所は保存しません。",
            en:
                "JPEG or PDF, up to \(limits.megabytes) MB and \(limits.pages) pages; \(limits.scans) a visit. When and where it was taken is not kept."
        )
        return Parts.field(
            "file",
            label: Localized(ja: "ファイル", en: "File"),
            support: support,
            problem: problem("file"),
            isRequired: true
        ) {
            HTML.input(
                .type("file"),
                .id("file"),
                .name("file"),
                .accept("image/jpeg,application/pdf"),
                .invalid(problem("file") != nil),
                .required(true),
                Parts.descriptions(of: "file", support: support, problem: problem("file"))
            )
        }
    }

    @MarkupBuilder
    private func removeForm(in frame: Frame) -> Markup {
        let kept = scans.filter { $0.removedBecause == nil }
        if !kept.isEmpty {
            frame.form(to: Paths.removeScan(visit), class: "form card") {
                HTML.h2 { Localized(ja: "スキャンを取り除く", en: "Remove a scan") }
                Parts.selectField(
                    "scan",
                    name: "scan",
                    label: Localized(ja: "スキャン", en: "Scan"),
                    options: kept.map { scan in
                        Choice(
                            "\(scan.number)",
                            Localized(
                                ja: "\(scan.number) \(scan.kind.ja) \(scan.whose.ja)",
                                en: "\(scan.number), \(scan.kind.en), \(scan.whose.en)"
                            )
                        )
                    },
                    chosen: typed.scan,
                    support: Localized(
                        ja: "画像は消え、戻せません。番号とSHA-256は記録に残ります。",
                        en: "Its picture is erased for good; number and SHA-256 stay on record."
                    ),
                    problem: problem("scan")
                )
                Parts.textField(
                    TextField(
                        id: "reason",
                        name: "reason",
                        label: Localized(ja: "取り除く理由", en: "Why it is removed"),
                        value: typed.reason,
                        problem: problem("reason"),
                        isRequired: true
                    )
                )
                HTML.div(.class("actions")) {
                    Parts.button(Localized(ja: "取り除く", en: "Remove it"), .danger, key: "v")
                }
            }
        }
    }
}
