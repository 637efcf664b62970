package import Vocabulary

/// The receipt that the resident takes home: what was filed, what was not, and what happens next.
package struct ReceiptPage: Page {
    /// A procedure that was filed.
    package struct FiledItem: Sendable {
        /// The item's identifier.
        package var item: ItemID
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// What people call it.
        package var name: Localized
        /// Whom it is about; empty for the whole household.
        package var people: [Localized]
        /// What it waits for, in words.
        package var after: [Localized]

        /// Takes every part as given.
        package init(
            item: ItemID,
            code: String,
            name: Localized,
            people: [Localized],
            after: [Localized]
        ) {
            self.item = item
            self.code = code
            self.name = name
            self.people = people
            self.after = after
        }
    }

    /// A procedure that was not filed, and what becomes of it.
    package struct OtherItem: Sendable {
        /// The code in the register of procedures, `JK01`.
        package var code: String
        /// What people call it.
        package var name: Localized
        /// Whom it is about; empty for the whole household.
        package var people: [Localized]
        /// What was decided for it.
        package var fate: Fate
        /// Whether it stands still until another procedure is settled.
        package var waits: Bool
        /// Who does what until when.
        package var next: Localized?

        /// Takes every part as given.
        package init(
            code: String,
            name: Localized,
            people: [Localized],
            fate: Fate,
            waits: Bool = false,
            next: Localized?
        ) {
            self.code = code
            self.name = name
            self.people = people
            self.fate = fate
            self.waits = waits
            self.next = next
        }
    }

    /// A datum that a form lacks.
    package struct MissingDatum: Sendable {
        /// The datum that is missing, in words.
        package var field: Localized
        /// Whose datum it is; nil for the household's.
        package var person: Localized?
        /// The procedures that ask for it.
        package var neededFor: [Localized]

        /// Takes every part as given.
        package init(field: Localized, person: Localized?, neededFor: [Localized]) {
            self.field = field
            self.person = person
            self.neededFor = neededFor
        }
    }

    /// Whose receipt it is.
    package var receiptSubject: Subject
    /// Nil where nothing was filed.
    package var bundle: BundleID?
    /// The other filings of the visit, oldest first.
    package var otherBundles: [BundleID]
    /// The office, in words.
    package var office: Localized
    /// When the bundle was accepted.
    package var filedAt: Instant
    /// The name of who filed.
    package var filedBy: String
    /// How it was entered, where it had been received on paper before.
    package var onPaper: PaperReceptionNote?
    /// What it is made of, in order.
    package var items: [FiledItem]
    /// What was not filed, each with its fate.
    package var others: [OtherItem]
    /// What the forms lack, to be told later.
    package var missing: [MissingDatum]
    /// What happens next, in order.
    package var next: [Localized]
    /// Whom to ask, in one line.
    package var contact: Localized

    /// Takes every part as given.
    package init(
        subject: Subject,
        bundle: BundleID?,
        otherBundles: [BundleID] = [],
        office: Localized,
        filedAt: Instant,
        filedBy: String,
        items: [FiledItem],
        others: [OtherItem],
        missing: [MissingDatum],
        next: [Localized],
        contact: Localized
    ) {
        receiptSubject = subject
        self.bundle = bundle
        self.otherBundles = otherBundles
        self.office = office
        self.filedAt = filedAt
        self.filedBy = filedBy
        self.items = items
        self.others = others
        self.missing = missing
        self.next = next
        self.contact = contact
    }

    package var title: Localized { Localized(ja: "受付控え", en: "Receipt") }
    package var subject: Subject? { receiptSubject }
    package var width: PageWidth { .print }

    package func content(in frame: Frame) -> Markup {
        .group([
            Parts.printBar(back: Paths.visit(receiptSubject.visit)),
            otherReceipts,
            HTML.div(.class("sheet")) {
                HTML.h1(.class("sheet__title")) { title }
                particulars
                filedTable
                if !missing.isEmpty { missingList }
                if !others.isEmpty { otherTable }
                nextSteps
                HTML.p(.class("sheet__foot")) { contact }
            },
        ])
    }

    /// Links to the visit's other receipts, which are not printed.
    private var otherReceipts: Markup {
        guard !otherBundles.isEmpty else { return .nothing }
        return HTML.p(.class("print-bar")) {
            Localized(ja: "この来庁のほかの控え:", en: "Other receipts of this visit:")
            for other in otherBundles {
                HTML.a(.href(Paths.receipt(receiptSubject.visit, other))) {
                    Markup.text("\(other)")
                }
            }
        }
    }

    private var particulars: Markup {
        HTML.dl(.class("summary-list")) {
            Parts.row(Localized(ja: "受付番号", en: "Bundle number")) {
                if let bundle {
                    HTML.strong(.class("code")) { Markup.text("\(bundle)") }
                } else {
                    Localized(ja: "提出したものはありません", en: "Nothing was filed")
                }
            }
            Parts.row(Localized(ja: "受付日時", en: "Accepted at")) {
                (onPaper?.receivedAt ?? filedAt).markup
            }
            if let onPaper { onPaper.rows }
            Parts.row(Localized(ja: "受付場所", en: "Office")) { office }
            Parts.row(Localized(ja: "担当", en: "By")) { Markup.japanese(filedBy) }
        }
    }

    private var filedTable: Markup {
        guard !items.isEmpty else { return .nothing }
        return Parts.table(
            Localized(ja: "受け付けた手続 \(items.count)件", en: "Accepted: \(items.count)"),
            id: "filed",
            columns: [.itemNumber, .procedure, .persons, Localized(ja: "先に済むもの", en: "After")]
        ) {
            for item in items {
                HTML.tr {
                    HTML.th(.scope("row")) { Markup.text("\(item.item)") }
                    HTML.td { Parts.procedure(item.name, code: item.code) }
                    HTML.td { Localized.people(item.people) }
                    HTML.td { item.after.isEmpty ? Localized(same: "–") : item.after.joined }
                }
            }
        }
    }

    private var otherTable: Markup {
        Parts.table(
            Localized(ja: "そのほかの手続 \(others.count)件", en: "Others: \(others.count)"),
            id: "others",
            columns: [
                .procedure, .persons, Localized(ja: "扱い", en: "Fate"),
                Localized(ja: "このあと", en: "What happens next"),
            ]
        ) {
            for other in others {
                HTML.tr {
                    HTML.th(.scope("row")) { Parts.procedure(other.name, code: other.code) }
                    HTML.td { Localized.people(other.people) }
                    HTML.td { other.waits ? Fate.waitingName : other.fate.groupName }
                    HTML.td { other.next ?? Localized(same: "–") }
                }
            }
        }
    }

    private var missingList: Markup {
        HTML.section(.class("sheet__missing"), .labelledBy("missing-title")) {
            HTML.h2(.id("missing-title")) {
                Localized(ja: "あとで教えていただくこと", en: "Still to be told")
            }
            HTML.ul(.class("boxes")) {
                for datum in missing {
                    HTML.li {
                        datum.field
                        if let person = datum.person {
                            Localized(ja: "(\(person.ja))", en: " (\(person.en))")
                        }
                        HTML.span(.class("quiet")) { datum.neededFor.joined }
                    }
                }
            }
        }
    }

    private var nextSteps: Markup {
        HTML.section(.labelledBy("next-title")) {
            HTML.h2(.id("next-title")) { Localized(ja: "このあと", en: "What happens next") }
            HTML.ol(.class("numbered")) {
                for step in next { HTML.li { step } }
            }
        }
    }
}

extension Localized {
    static let itemNumber = Localized(ja: "番号", en: "Number")
    static let procedure = Localized(ja: "手続", en: "Procedure")
    static let persons = Localized(ja: "対象", en: "For")

    static func people(_ labels: [Localized]) -> Localized {
        labels.isEmpty ? .everybody : labels.joined
    }
}

extension Parts {
    /// A procedure's name with its code.
    static func procedure(_ name: Localized, code: String) -> Markup {
        HTML.span(.class("procedure")) {
            name
            if !code.isEmpty { HTML.span(.class("plan-item__code")) { Markup.text(code) } }
        }
    }
}
