package import Stores

/// Every act, by the name under which the audit notes it, with who may do it.
package enum ActName: String, CaseIterable, Hashable, Sendable {
    case openVisit = "open-visit"
    case recordAnswers = "record-answers"
    case recordData = "record-data"
    case setFate = "set-fate"
    case saveVisit = "save-visit"
    case undoSave = "undo-save"
    case keepDraft = "keep-draft"
    case readDraft = "read-draft"
    case throwDraft = "throw-draft"
    case takeBackDraft = "take-back-draft"
    case watchPresence = "watch-presence"
    case callVisit = "call-visit"
    case returnToQueue = "return-to-queue"
    case fileBundle = "file-bundle"
    case completeCounterAct = "complete-counter-act"
    case callForHandOver = "call-for-hand-over"
    case handOver = "hand-over"
    case undoHandOver = "undo-hand-over"
    case closeVisit = "close-visit"
    case abandonVisit = "abandon-visit"
    case reopenVisit = "reopen-visit"
    case showVisit = "show-visit"
    case listDesk = "list-desk"
    case listHandOvers = "list-hand-overs"
    case readReceipt = "read-receipt"
    case correctItem = "correct-item"
    case withdrawItem = "withdraw-item"
    case releaseCheck = "release-check"
    case sendBackItem = "send-back-item"
    case readItem = "read-item"
    case watchCenter = "watch-center"
    case listDesks = "list-desks"
    case listDeskEntries = "list-desk-entries"
    case readDeskEntries = "read-desk-entries"
    case receiveAtDesk = "receive-at-desk"
    case finishAtDesk = "finish-at-desk"
    case awaitAtDesk = "await-at-desk"
    case sendOn = "send-on"
    case missAtDesk = "miss-at-desk"
    case undoDeskStep = "undo-desk-step"
    case listReturns = "list-returns"
    case callResident = "call-resident"
    case tellCorrection = "tell-correction"
    case listDuplicates = "list-duplicates"
    case decideDuplicate = "decide-duplicate"
    case undoDuplicateDecision = "undo-duplicate-decision"
    case setProtection = "set-protection"
    case showProtection = "show-protection"
    case confirmProtection = "confirm-protection"
    case askLiftProtection = "ask-lift-protection"
    case liftProtection = "lift-protection"
    case openSlots = "open-slots"
    case closeSlot = "close-slot"
    case reopenSlot = "reopen-slot"
    case bookAppointment = "book-appointment"
    case moveAppointment = "move-appointment"
    case cancelAppointment = "cancel-appointment"
    case restoreAppointment = "restore-appointment"
    case markArrived = "mark-arrived"
    case markNoShow = "mark-no-show"
    case takeBackArrival = "take-back-arrival"
    case findAppointment = "find-appointment"
    case listBookings = "list-bookings"
    case nextFreeSlots = "next-free-slots"
    case watchBookings = "watch-bookings"
    case listStaff = "list-staff"
    case addStaff = "add-staff"
    case resetPassword = "reset-password"
    case changeDesks = "change-desks"
    case deactivateStaff = "deactivate-staff"
    case reactivateStaff = "reactivate-staff"
    case changeTerm = "change-term"
    case importStaff = "import-staff"
    case listOfficialCalls = "list-official-calls"
    case answerOfficialCall = "answer-official-call"
    case changePassword = "change-password"
    case signIn = "sign-in"
    case signOut = "sign-out"
    case importRegister = "import-register"
    case watchRegister = "watch-register"
    case searchRegister = "search-register"
    case fillFromRegister = "fill-from-register"
    case listForms = "list-forms"
    case printForm = "print-form"
    case listFees = "list-fees"
    case takeFee = "take-fee"
    case waiveFee = "waive-fee"
    case voidFee = "void-fee"
    case printFeeReceipt = "print-fee-receipt"
    case watchFees = "watch-fees"
    case watchClosing = "watch-closing"
    case sealDay = "seal-day"
    case confirmClosing = "confirm-closing"
    case reopenDay = "reopen-day"
    case listCarried = "list-carried"
    case watchShift = "watch-shift"
    case changeShift = "change-shift"
    case changeShiftFor = "change-shift-for"
    case noteShift = "note-shift"
    case requestCertificates = "request-certificates"
    case issueCertificate = "issue-certificate"
    case handOverCertificate = "hand-over-certificate"
    case spoilCertificate = "spoil-certificate"
    case cancelCertificate = "cancel-certificate"
    case listScans = "list-scans"
    case readScan = "read-scan"
    case attachScan = "attach-scan"
    case removeScan = "remove-scan"
    case listParcels = "list-parcels"
    case packOriginal = "pack-original"
    case takeOutOriginal = "take-out-original"
    case sendParcel = "send-parcel"
    case receiveParcel = "receive-parcel"
    case settleParcel = "settle-parcel"
    case takeBackParcel = "take-back-parcel"
    case ensureFirstAdministrator = "ensure-first-administrator"
    case reserveEmergencyNumbers = "reserve-emergency-numbers"
    case watchEmergency = "watch-emergency"
    case enterAfterwards = "enter-afterwards"
    case settleEmergencyNumber = "settle-emergency-number"
}

extension ActName {
    /// Whether the act leaves what it is about as it was: it reads, or keeps a draft beside it.
    package var isReading: Bool {
        switch self {
        case .showVisit, .listDesk, .listHandOvers, .readReceipt, .readItem, .watchCenter,
            .listReturns, .listStaff, .listDesks, .listDeskEntries, .readDeskEntries,
            .findAppointment, .listBookings, .nextFreeSlots, .watchBookings, .listDuplicates,
            .searchRegister, .watchRegister, .listForms, .listOfficialCalls, .keepDraft, .readDraft,
            .throwDraft, .takeBackDraft, .watchPresence, .listFees, .watchFees,
            .watchClosing, .listCarried, .watchShift, .showProtection, .watchEmergency, .listScans,
            .readScan, .listParcels:
            true
        default: false
        }
    }
}

/// The table of who may do what.
package enum Permission {
    /// The roles that may do an act; one of them suffices.
    package static func roles(for act: ActName) -> Set<StaffRole> {
        switch act {
        case .openVisit, .recordAnswers, .showVisit:
            [.concierge, .clerk, .center]
        // Whoever is told of it, wherever that is.
        case .setProtection: [.concierge, .clerk, .section, .center]
        // A concierge only while it waits: at the desk it is the clerk's.
        case .abandonVisit: [.concierge, .clerk]
        case .listDesk: [.concierge, .clerk, .center]
        case .keepDraft, .readDraft, .throwDraft, .takeBackDraft, .watchPresence:
            [.clerk]
        case .recordData, .setFate, .saveVisit, .undoSave, .callVisit, .returnToQueue, .fileBundle,
            .completeCounterAct, .callForHandOver, .handOver, .undoHandOver, .closeVisit,
            .reopenVisit,
            .listHandOvers:
            [.clerk]
        // Each desk of a section by its account; a clerk may help at all of the office.
        case .listDesks, .listDeskEntries, .readDeskEntries, .receiveAtDesk, .finishAtDesk,
            .awaitAtDesk, .sendOn, .missAtDesk, .undoDeskStep:
            [.clerk, .section]
        case .readReceipt, .readItem: [.clerk, .center]
        // The office answers a send-back; the center may do so for it.
        case .correctItem, .withdrawItem, .callResident, .tellCorrection: [.clerk, .center]
        case .releaseCheck, .sendBackItem, .watchCenter, .listDuplicates, .decideDuplicate,
            .undoDuplicateDecision:
            [.center]
        case .listReturns: [.clerk, .center]
        case .showProtection, .confirmProtection, .askLiftProtection, .liftProtection:
            [.clerk, .center]
        case .openSlots, .closeSlot, .reopenSlot: [.clerk]
        case .bookAppointment, .moveAppointment, .cancelAppointment, .restoreAppointment,
            .markArrived, .markNoShow, .takeBackArrival, .findAppointment, .listBookings,
            .nextFreeSlots, .watchBookings:
            [.concierge, .clerk]
        case .listStaff, .addStaff, .resetPassword, .changeDesks, .deactivateStaff,
            .reactivateStaff, .changeTerm, .importStaff, .importRegister, .watchRegister:
            [.administrator]
        case .listOfficialCalls, .answerOfficialCall: [.concierge, .clerk, .section, .center]
        case .searchRegister, .fillFromRegister, .listForms, .printForm: [.clerk]
        // Money and certificates stay with those who sit at the counter.
        case .listFees, .takeFee, .waiveFee, .voidFee, .printFeeReceipt, .watchFees,
            .requestCertificates,
            .issueCertificate, .handOverCertificate, .spoilCertificate, .cancelCertificate:
            [.clerk]
        case .watchClosing, .sealDay, .confirmClosing, .reopenDay, .listCarried:
            [.clerk]
        case .watchShift, .changeShift, .changeShiftFor, .noteShift:
            [.clerk]
        // Packs are printed by the clock, too; what stands on paper is entered by who sits at the counter.
        case .reserveEmergencyNumbers, .watchEmergency: [.clerk, .administrator]
        case .enterAfterwards, .settleEmergencyNumber: [.clerk]
        case .listScans, .readScan, .listParcels, .settleParcel: [.clerk, .center]
        case .attachScan, .removeScan, .packOriginal, .takeOutOriginal, .sendParcel,
            .takeBackParcel:
            [.clerk]
        case .receiveParcel: [.center]
        case .changePassword, .signIn, .signOut, .ensureFirstAdministrator:
            Set(StaffRole.allCases)
        }
    }

    /// Whether an act decides, so that a contractor's people (委託事業者) leave it to an official.
    ///
    /// A municipality may have counter work done by a contractor, but not what exercises public authority, such
    /// as whether something is accepted, who is who, and who may learn an address (公共サービス改革法34条;
    /// 内閣府「市町村の出張所・連絡所等における窓口業務に関する官民競争入札又は民間競争入札等により民間事業者に委託する
    /// ことが可能な業務の範囲」). Which of our acts these are is our reading.
    package static func isForOfficials(_ act: ActName) -> Bool {
        switch act {
        case .completeCounterAct, .finishAtDesk, .undoDeskStep, .withdrawItem, .releaseCheck,
            .sendBackItem, .decideDuplicate, .undoDuplicateDecision, .confirmProtection,
            .askLiftProtection,
            .liftProtection, .issueCertificate, .waiveFee, .voidFee, .answerOfficialCall,
            .sealDay, .confirmClosing, .reopenDay, .changeShiftFor:
            true
        default: false
        }
    }

    /// Whether a visit where it stands is left to somebody with these roles: called to a desk, it is a
    /// clerk's.
    package static func leaves(_ stage: VisitStage, to roles: Set<StaffRole>) -> Bool {
        stage == .waiting || roles.contains(.clerk)
    }

    /// Whether somebody with these roles may do an act.
    package static func allows(_ act: ActName, _ roles: Set<StaffRole>) -> Bool {
        !self.roles(for: act).isDisjoint(with: roles)
    }
}
