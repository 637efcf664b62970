import Operations

extension ActName {
    /// Every way in which an act is done; an act without one does not compile.
    var attempts: [Attempt] {
        switch self {
        case .openVisit, .recordAnswers, .recordData, .setFate, .saveVisit, .undoSave, .callVisit,
            .returnToQueue, .completeCounterAct, .closeVisit, .abandonVisit, .reopenVisit,
            .showVisit, .listDesk, .keepDraft, .readDraft, .throwDraft, .takeBackDraft,
            .watchPresence:
            visitAttempts
        case .fileBundle, .callForHandOver, .handOver, .undoHandOver, .listHandOvers, .readReceipt,
            .setProtection, .showProtection, .confirmProtection, .askLiftProtection,
            .liftProtection, .searchRegister,
            .fillFromRegister, .listForms, .printForm:
            filingAttempts
        case .correctItem, .withdrawItem, .releaseCheck, .sendBackItem, .readItem, .watchCenter,
            .listReturns, .callResident, .tellCorrection, .listDuplicates, .decideDuplicate,
            .undoDuplicateDecision:
            centerAttempts
        case .listDesks, .listDeskEntries, .readDeskEntries, .receiveAtDesk, .finishAtDesk,
            .awaitAtDesk, .sendOn, .missAtDesk, .undoDeskStep:
            deskAttempts
        case .openSlots, .closeSlot, .reopenSlot, .bookAppointment, .moveAppointment,
            .cancelAppointment, .restoreAppointment, .markArrived, .markNoShow, .takeBackArrival,
            .findAppointment, .listBookings, .nextFreeSlots, .watchBookings:
            bookingAttempts
        case .listFees, .takeFee, .waiveFee, .voidFee, .printFeeReceipt, .watchFees,
            .requestCertificates, .issueCertificate, .handOverCertificate, .spoilCertificate,
            .cancelCertificate:
            moneyAttempts
        case .listStaff, .addStaff, .resetPassword, .changeDesks, .deactivateStaff,
            .reactivateStaff, .changeTerm, .importStaff, .listOfficialCalls, .answerOfficialCall,
            .importRegister, .watchRegister:
            accountAttempts
        case .listScans, .readScan, .attachScan, .removeScan: scanAttempts
        case .listParcels, .packOriginal, .takeOutOriginal, .sendParcel, .takeBackParcel,
            .receiveParcel, .settleParcel:
            parcelAttempts
        case .reserveEmergencyNumbers, .watchEmergency, .enterAfterwards, .settleEmergencyNumber:
            emergencyAttempts
        case .watchClosing, .sealDay, .confirmClosing, .reopenDay, .listCarried, .watchShift,
            .changeShift, .changeShiftFor, .noteShift:
            closingAttempts
        case .signIn, .signOut, .changePassword, .ensureFirstAdministrator: [.entrance]
        }
    }
}
