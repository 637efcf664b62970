import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension ClosingPage {
    init(_ day: OfficeDay, reader: String, site: Site) {
        let sheet = day.sheet
        self.init(
            office: site.officeName(sheet.office),
            on: sheet.day,
            standing: Standing(day.state),
            matters: ClosingMatter.allCases.compactMap { matter in
                let lines = sheet.lines(of: matter).map { Line($0, sheet, day.names) }
                return lines.isEmpty
                    ? nil : Matter(id: matter.rawValue, name: matter.words, lines: lines)
            },
            money: FeeMethod.counted.map {
                Money(kind: FeeKind($0), ledgerYen: sheet.totals[$0].net)
            },
            differenceOfOneYen: day.differenceOfOneYen,
            waiting: day.waiting.map { waiting in
                Waiting(
                    attempt: waiting.stored.attempt,
                    by: day.names[waiting.stored.by],
                    at: waiting.stored.at,
                    money: FeeMethod.counted.map {
                        Money(
                            kind: FeeKind($0),
                            ledgerYen: sheet.totals[$0].net,
                            countedYen: waiting.count.answer.counted[$0] ?? 0
                        )
                    },
                    reason: waiting.count.answer.differenceReason ?? "",
                    mayConfirm: !utf8Equal(waiting.stored.by, reader)
                )
            },
            seals: day.seals.map { Seal($0, day.names) },
            seen: sheet.digest,
            mayReopen: sheet.day == site.today,
            madeAt: site.time.now()
        )
    }
}

extension ClosingPage.Standing {
    fileprivate init(_ state: DayState) {
        self =
            switch state {
            case .open: .open
            case .sealed: .sealed
            case .reopened: .reopened
            }
    }
}

extension ClosingPage.Line {
    fileprivate init(_ line: ClosingLine, _ sheet: ClosingSheet, _ names: StaffNames) {
        let words = ClosingSubject(matter: line.matter, visit: line.visit, subject: line.subject)
        self.init(
            key: line.key,
            visit: line.visit,
            what: words.name,
            who: words.writer(names),
            path: words.path,
            since: line.at,
            mayWait: line.mayWait(until: sheet.morning)
        )
    }
}

extension ClosingPage.Seal {
    fileprivate init(_ seal: StoredSeal, _ names: StaffNames) {
        let json = (try? JSONParser.parse(seal.content, limits: .init(bytes: 16 << 20))) ?? .null
        func yen(_ amounts: JSONValue?, _ method: FeeMethod) -> Int {
            Int(amounts?[method.rawValue]?.asInt ?? 0)
        }
        self.init(
            number: seal.number,
            part: seal.part,
            at: seal.at,
            by: names[seal.by],
            confirmedBy: seal.confirmedBy.map { names[$0] },
            digest: seal.digest,
            money: FeeMethod.counted.map {
                ClosingPage.Money(
                    kind: FeeKind($0),
                    ledgerYen: yen(json["sheet"]?["left"], $0),
                    countedYen: yen(json["counted"], $0)
                )
            },
            differenceReason: json["difference_reason"]?.asString,
            carried: (json["carried"]?.asArray ?? []).compactMap {
                ClosingPage.Carried($0, names)
            },
            reopening: seal.reopening.map { ($0.reason, $0.at, names[$0.by]) }
        )
    }
}

extension ClosingPage.Carried {
    fileprivate init?(_ json: JSONValue, _ names: StaffNames) {
        guard let subject = json["line"]?.asString.flatMap({ ClosingSubject(key: $0) }) else {
            return nil
        }
        self.init(subject, because: json["reason"]?.asString ?? "", names)
    }

    init(_ carry: StoredCarry, _ names: StaffNames) {
        let subject = ClosingSubject(
            matter: carry.matter,
            visit: carry.visit,
            subject: carry.subject
        )
        self.init(subject, because: carry.reason, names)
    }

    private init(_ subject: ClosingSubject, because reason: String, _ names: StaffNames) {
        self.init(
            name: subject.matter.words,
            visit: subject.visit,
            what: subject.name,
            who: subject.writer(names),
            path: subject.path,
            reason: reason
        )
    }
}

extension WebHouse {
    /// What the last closed day left to the reader's office; nil where that was nothing.
    func carriedOver(_ context: StaffContext) async throws -> CarriedOver? {
        let left = try await ListCarried(premises)(
            in: context.session.office,
            by: context.acting("desk")
        ).orRefusal()
        return left.lines.first.map { first in
            CarriedOver(
                on: first.day,
                by: left.names[first.by],
                lines: left.lines.map { ClosingPage.Carried($0, left.names) }
            )
        }
    }
}

/// What a line of a closing is about, in words and as an address.
struct ClosingSubject {
    let matter: ClosingMatter
    let visit: VisitID?
    let subject: String

    init(matter: ClosingMatter, visit: VisitID?, subject: String) {
        self.matter = matter
        self.visit = visit
        self.subject = subject
    }

    /// Reads the key of a line.
    init?(key: String) {
        let parts = key.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let matter = ClosingMatter(rawValue: String(parts[0])) else {
            return nil
        }
        self.init(matter: matter, visit: VisitID(String(parts[1])), subject: String(parts[2]))
    }

    /// What it is beside its visit; nil where the visit is all.
    var name: Localized? {
        switch matter {
        case .visitWaiting, .visitAtDesk, .visitAnswered: nil
        case .sheetUnfiled: Localized(ja: "\(subject)回目の印刷", en: "Print no. \(subject)")
        case .itemUnsigned: Localized(same: String(subject.prefix { $0 != ":" }))
        case .certificate:
            Localized(same: CertificateSerial(subject)?.written ?? subject)
        case .draft, .lot, .callback, .appointment: Localized(same: subject)
        }
    }

    /// What whoever wrote a draft is called.
    func writer(_ names: StaffNames) -> String? { matter == .draft ? names[subject] : nil }

    /// Where a clerk settles it.
    var path: Path? {
        switch matter {
        case .visitWaiting, .visitAnswered: visit.map(Paths.visit)
        case .visitAtDesk, .draft: visit.map { Paths.desk($0) }
        case .sheetUnfiled, .itemUnsigned: visit.map(Paths.forms)
        case .certificate: visit.map { Paths.fees($0) }
        case .lot: nil
        case .callback: Paths.returns
        case .appointment: Paths.booking(subject)
        }
    }
}

extension ClosingMatter {
    /// What people call it.
    var words: Localized {
        switch self {
        case .visitWaiting: Localized(ja: "呼び出していない来庁", en: "Visits that nobody called")
        case .visitAtDesk: Localized(ja: "受付中の来庁", en: "Visits at a desk")
        case .visitAnswered:
            Localized(ja: "終わったが閉じていない来庁", en: "Visits that are done and not ended")
        case .draft: Localized(ja: "保存していない下書き", en: "Drafts that were not saved")
        case .sheetUnfiled:
            Localized(ja: "提出のない署名用紙", en: "Signed sheets without a filing")
        case .itemUnsigned:
            Localized(ja: "署名用紙のない提出", en: "Filings without a signed sheet")
        case .certificate:
            Localized(ja: "渡していない証明書", en: "Certificates not handed over")
        case .lot: Localized(ja: "回答のないロット", en: "Lots without an answer")
        case .callback: Localized(ja: "連絡の期限が来た差戻し", en: "Send-backs to call about")
        case .appointment:
            Localized(ja: "来たかどうか記録のない予約", en: "Appointments not noted")
        }
    }
}
