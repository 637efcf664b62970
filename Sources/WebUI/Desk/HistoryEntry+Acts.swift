import Operations
import Pages
import Stores
import Vocabulary

extension HistoryEntry {
    /// What was done, oldest first; what one person did again and again is one line.
    ///
    /// Takes the newest first, as the audit has it.
    static func grouped(_ acts: [AuditedAct], names: StaffNames) -> [HistoryEntry] {
        var groups: [(first: AuditedAct, last: AuditedAct, count: Int)] = []
        for act in acts.reversed() {
            if let group = groups.last, group.last.isRepeated(by: act) {
                groups[groups.count - 1] = (group.first, act, group.count + 1)
            } else {
                groups.append((act, act, 1))
            }
        }
        return groups.map { HistoryEntry($0.first, to: $0.last, count: $0.count, names) }
    }

    private init(_ act: AuditedAct, to last: AuditedAct, count: Int, _ names: StaffNames) {
        var what = ActName(rawValue: act.act)?.words ?? Localized(same: act.act)
        if act.isRefused { what = Localized(ja: "\(what.ja)(拒否)", en: "\(what.en) (refused)") }
        if count > 1 {
            what = Localized(ja: "\(what.ja) \(count)回", en: "\(what.en), \(count) times")
        }
        let until = count > 1 ? last.at.written : nil
        let purpose = Self.purposes[act.purpose]
        self.init(
            at: act.at,
            what: what,
            by: names[act.actor],
            detail: Self.joined(purpose, until)
        )
    }

    private static func joined(_ purpose: Localized?, _ until: Localized?) -> Localized? {
        guard let until else { return purpose }
        let end = Localized(ja: "\(until.ja) まで", en: "until \(until.en)")
        guard let purpose else { return end }
        return Localized(ja: "\(purpose.ja) / \(end.ja)", en: "\(purpose.en) / \(end.en)")
    }

    /// What people did it for, by the stable words of the audit.
    private static let purposes: [String: Localized] = [
        "counter": Localized(ja: "窓口", en: "at the counter"),
        "desk": Localized(ja: "総合窓口で", en: "at the unified counter"),
        "door": Localized(ja: "総合案内で", en: "at the door"),
        "visit": Localized(ja: "来庁の記録で", en: "on the visit's page"),
        "slip": Localized(ja: "案内票のため", en: "for the slip"),
        "receipt": Localized(ja: "受付控えのため", en: "for the receipt"),
        "desks": Localized(ja: "個別窓口で", en: "at an individual counter"),
        "hand-over": Localized(ja: "交付のため", en: "for the hand-over"),
        "item": Localized(ja: "手続の確認のため", en: "to look at an item"),
        "check": Localized(ja: "審査のため", en: "for the check"),
        "send-back": Localized(ja: "差戻しのため", en: "for a send-back"),
        "correction": Localized(ja: "補正のため", en: "for a correction"),
        "withdrawal": Localized(ja: "取下げのため", en: "for a withdrawal"),
        "call": Localized(ja: "連絡のため", en: "for a call"),
        "returns": Localized(ja: "差戻しの一覧で", en: "in the list of send-backs"),
        "center": Localized(ja: "集中事務センターで", en: "in the center"),
        "identity": Localized(ja: "本人確認のため", en: "to check the identity"),
        "forms": Localized(ja: "様式のため", en: "for a form"),
        "fees": Localized(ja: "手数料・証明書のため", en: "for fees and certificates"),
        "shift": Localized(ja: "引継ぎのため", en: "at the end of a shift"),
        "closing": Localized(ja: "窓口の締めのため", en: "for the closing of the day"),
        "scans": Localized(ja: "書類のスキャンのため", en: "for scans of papers"),
        "booking": Localized(ja: "予約のため", en: "for the appointment"),
        "booking-search": Localized(ja: "予約を探して", en: "looking for an appointment"),
        "command": Localized(ja: "コマンドで", en: "by command"),
    ]
}

extension AuditedAct {
    /// Whether the next act is the same by the same person, on the same day.
    fileprivate func isRepeated(by next: AuditedAct) -> Bool {
        act == next.act && actor == next.actor && purpose == next.purpose
            && isRefused == next.isRefused && at.dayInJapan == next.at.dayInJapan
    }
}

extension ActName {
    /// The act as a history tells it.
    var words: Localized {
        switch self {
        case .openVisit: Localized(ja: "受付", en: "Opened")
        case .recordAnswers: Localized(ja: "回答を記録", en: "Answers recorded")
        case .recordData: Localized(ja: "記録を入力", en: "Data recorded")
        case .setFate: Localized(ja: "扱いを決定", en: "Fate decided")
        case .saveVisit: Localized(ja: "保存", en: "Saved")
        case .undoSave: Localized(ja: "保存の取消し", en: "Save taken back")
        case .keepDraft: Localized(ja: "下書き", en: "Draft kept")
        case .readDraft: Localized(ja: "下書きの閲覧", en: "Draft looked at")
        case .throwDraft: Localized(ja: "下書きの破棄", en: "Draft thrown away")
        case .takeBackDraft: Localized(ja: "下書きの復元", en: "Draft taken back")
        case .callVisit: Localized(ja: "呼出し", en: "Called")
        case .returnToQueue: Localized(ja: "待ちに戻す", en: "Returned to the queue")
        case .fileBundle: Localized(ja: "提出", en: "Filed")
        case .completeCounterAct: Localized(ja: "窓口で完了", en: "Done at the counter")
        case .callForHandOver: Localized(ja: "交付の呼出し", en: "Called to fetch")
        case .handOver: Localized(ja: "引渡し", en: "Handed over")
        case .undoHandOver: Localized(ja: "引渡しの取消し", en: "Hand-over undone")
        case .closeVisit: Localized(ja: "終了", en: "Closed")
        case .abandonVisit: Localized(ja: "退庁", en: "Left")
        case .showVisit: Localized(ja: "閲覧", en: "Looked at")
        case .readReceipt: Localized(ja: "控えの閲覧", en: "Receipt looked at")
        case .readItem: Localized(ja: "手続の閲覧", en: "Item looked at")
        case .correctItem: Localized(ja: "補正", en: "Corrected")
        case .withdrawItem: Localized(ja: "取下げ", en: "Withdrawn")
        case .sendBackItem: Localized(ja: "差戻し", en: "Sent back")
        case .releaseCheck: Localized(ja: "審査", en: "Checked")
        case .setProtection: Localized(ja: "支援措置の設定", en: "Protection set")
        case .showProtection:
            Localized(ja: "支援措置の閲覧", en: "Protection looked at")
        case .confirmProtection: Localized(ja: "支援措置の確認", en: "Protection confirmed")
        case .askLiftProtection: Localized(ja: "支援措置の解除依頼", en: "Lifting of protection asked")
        case .liftProtection: Localized(ja: "支援措置の解除", en: "Protection lifted")
        case .reopenVisit: Localized(ja: "再開", en: "Reopened")
        case .listDesk: Localized(ja: "一覧の閲覧", en: "List looked at")
        case .listHandOvers: Localized(ja: "交付一覧の閲覧", en: "Hand-over list looked at")
        case .listReturns: Localized(ja: "差戻し一覧の閲覧", en: "Send-backs looked at")
        case .listDesks, .listDeskEntries:
            Localized(ja: "個別窓口の一覧の閲覧", en: "Desk's list looked at")
        case .readDeskEntries: Localized(ja: "個別窓口での閲覧", en: "Looked at by a desk")
        case .receiveAtDesk: Localized(ja: "個別窓口に到着", en: "Arrived at a desk")
        case .finishAtDesk: Localized(ja: "個別窓口で完了", en: "Ended at a desk")
        case .awaitAtDesk: Localized(ja: "個別窓口で書類待ち", en: "A desk waits for a paper")
        case .sendOn: Localized(ja: "ほかの窓口へ送付", en: "Sent on to another desk")
        case .missAtDesk: Localized(ja: "個別窓口に来なかった", en: "Did not come to a desk")
        case .undoDeskStep: Localized(ja: "個別窓口の記録の取消し", en: "A desk's step undone")
        case .callResident: Localized(ja: "差戻しの連絡", en: "Called about a send-back")
        case .tellCorrection:
            Localized(ja: "補正を担当に連絡", en: "Section told of a correction")
        case .listDuplicates: Localized(ja: "重複の確認", en: "Duplicates looked at")
        case .decideDuplicate: Localized(ja: "重複ではないと判断", en: "Decided not to be a duplicate")
        case .undoDuplicateDecision:
            Localized(ja: "重複の判断を取消し", en: "Decision about a duplicate undone")
        case .watchCenter: Localized(ja: "センターの閲覧", en: "Center looked at")
        case .bookAppointment: Localized(ja: "予約", en: "Appointment booked")
        case .moveAppointment: Localized(ja: "予約の移動", en: "Appointment moved")
        case .cancelAppointment: Localized(ja: "予約の取消し", en: "Appointment cancelled")
        case .restoreAppointment: Localized(ja: "予約の復活", en: "Appointment restored")
        case .markArrived: Localized(ja: "予約の来庁", en: "Came to the appointment")
        case .markNoShow: Localized(ja: "予約に不来庁", en: "No-show")
        case .takeBackArrival: Localized(ja: "来庁の取消し", en: "Arrival taken back")
        case .listForms: Localized(ja: "様式の一覧の閲覧", en: "Forms looked at")
        case .printForm: Localized(ja: "様式の印刷", en: "Form printed")
        case .listFees: Localized(ja: "手数料・証明書の閲覧", en: "Fees and certificates looked at")
        case .takeFee: Localized(ja: "手数料の収納・減免", en: "Fee taken or waived")
        case .voidFee: Localized(ja: "収納の取消し", en: "Charge taken back")
        case .printFeeReceipt: Localized(ja: "領収書の印刷", en: "Fee receipt printed")
        case .requestCertificates: Localized(ja: "証明書の申請", en: "Certificate asked for")
        case .issueCertificate: Localized(ja: "証明書の発行", en: "Certificate issued")
        case .handOverCertificate: Localized(ja: "証明書の交付", en: "Certificate handed over")
        case .spoilCertificate: Localized(ja: "証明書の書損", en: "Certificate sheet spoiled")
        case .cancelCertificate: Localized(ja: "証明書の取下げ", en: "Certificate given up")
        case .changeShift, .changeShiftFor: Localized(ja: "引継ぎ", en: "Handed on to somebody else")
        case .enterAfterwards: Localized(ja: "紙の受付の後入力", en: "Entered from paper")
        case .listScans: Localized(ja: "スキャンの一覧の閲覧", en: "List of scans looked at")
        case .readScan: Localized(ja: "スキャンの閲覧", en: "Scan looked at")
        case .attachScan: Localized(ja: "スキャンの取込み", en: "Scan attached")
        case .removeScan: Localized(ja: "スキャンの取除き", en: "Scan removed")
        case .packOriginal: Localized(ja: "原本を送付に封入", en: "Original packed")
        case .findAppointment: Localized(ja: "予約の閲覧", en: "Appointment looked at")
        default: besides ?? Localized(ja: "そのほかの操作", en: "Other act")
        }
    }
}

extension ActName {
    /// What is no part of a visit's history in words; nil for what is.
    var besides: Localized? {
        switch self {
        case .watchPresence: Localized(ja: "ほかに開いている人の確認", en: "Who else has it open")
        case .openSlots: Localized(ja: "予約枠を開く", en: "Slots opened")
        case .closeSlot: Localized(ja: "予約枠を閉じる", en: "Slot closed")
        case .reopenSlot: Localized(ja: "予約枠を開き直す", en: "Slot opened again")
        case .listBookings, .watchBookings:
            Localized(ja: "予約簿の閲覧", en: "Booking book looked at")
        case .nextFreeSlots: Localized(ja: "空きの確認", en: "Free slots looked at")
        case .listStaff: Localized(ja: "職員の一覧の閲覧", en: "Staff looked at")
        case .addStaff: Localized(ja: "職員の追加", en: "Member added")
        case .resetPassword: Localized(ja: "パスワードの再発行", en: "Password made anew")
        case .changeDesks: Localized(ja: "担当窓口の変更", en: "Desks of a member changed")
        case .deactivateStaff: Localized(ja: "職員の停止", en: "Member kept out")
        case .reactivateStaff: Localized(ja: "職員の再開", en: "Member admitted again")
        case .changeTerm: Localized(ja: "職員の期間の変更", en: "Term of a member changed")
        case .importStaff: Localized(ja: "名簿の取込み", en: "Roster imported")
        case .listOfficialCalls: Localized(ja: "職員呼出しの閲覧", en: "Calls for an official looked at")
        case .answerOfficialCall: Localized(ja: "職員呼出しへの対応", en: "Call for an official answered")
        case .changePassword: Localized(ja: "パスワードの変更", en: "Own password changed")
        case .signIn: Localized(ja: "サインイン", en: "Signed in")
        case .signOut: Localized(ja: "サインアウト", en: "Signed out")
        case .importRegister: Localized(ja: "住民記録の取込み", en: "Residence record imported")
        case .watchRegister: Localized(ja: "住民記録の時点の確認", en: "State of the residence record")
        case .searchRegister: Localized(ja: "住民記録の検索", en: "Residence record searched")
        case .fillFromRegister: Localized(ja: "住民記録から記入", en: "Filled in from the residence record")
        case .waiveFee: Localized(ja: "手数料の減免", en: "Fee waived")
        case .watchFees: Localized(ja: "手数料の日計の閲覧", en: "Fees of a day looked at")
        case .ensureFirstAdministrator: Localized(ja: "最初の管理者の作成", en: "First administrator made")
        case .reserveEmergencyNumbers: Localized(ja: "非常時セットの作成", en: "Emergency pack made")
        case .watchEmergency: Localized(ja: "非常時セットの確認", en: "Emergency packs looked at")
        case .watchClosing: Localized(ja: "窓口の締めの閲覧", en: "Closing looked at")
        case .sealDay: Localized(ja: "窓口の締め", en: "Day sealed")
        case .confirmClosing: Localized(ja: "締めの確認", en: "Closing confirmed")
        case .reopenDay: Localized(ja: "締めの取消し", en: "Sealed day opened again")
        case .listCarried: Localized(ja: "繰越しの閲覧", en: "What was left to this day looked at")
        case .watchShift: Localized(ja: "引継ぎの閲覧", en: "What is in hand looked at")
        case .noteShift: Localized(ja: "引継ぎの確認", en: "Hand-over of a shift noted")
        case .listParcels: Localized(ja: "原本の送付の閲覧", en: "Parcels looked at")
        case .takeOutOriginal: Localized(ja: "原本を送付から除く", en: "Original taken out of a parcel")
        case .sendParcel: Localized(ja: "原本の送付", en: "Parcel sent")
        case .receiveParcel: Localized(ja: "原本の受領", en: "Parcel received")
        case .settleParcel: Localized(ja: "原本の相違の解決", en: "Difference of a parcel cleared up")
        case .takeBackParcel: Localized(ja: "原本の送付の取消し", en: "Parcel taken back")
        case .settleEmergencyNumber:
            Localized(ja: "緊急受付番号の整理", en: "Emergency numbers accounted for")
        default: nil
        }
    }
}
