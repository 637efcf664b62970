package import Vocabulary

/// Where every page and act lives; forms and links take their targets from here only.
package enum Paths {
    /// What waits for the signed-in person.
    package static let home = Path("/")
    /// The form and the act of signing in.
    package static let signIn = Path("/sign-in")
    /// The act of signing out.
    package static let password = Path("/password")
    package static let unlock = Path("/unlock")
    package static let signOut = Path("/sign-out")
    /// The help.
    package static let help = Path("/help")
    /// The help for one kind of people.
    package static func help(_ audience: HelpAudience) -> Path { help / audience.rawValue }
    /// What the keys of the consoles do.
    package static let keys = Path("/keys")
    /// The concierge's questions.
    package static let door = Path("/door")
    /// The visits of an office, or the console of one visit.
    package static let desk = Path("/desk")
    /// The visits that wait for the center's answers.
    package static let handOvers = Path("/hand-overs")
    /// The desks of an office with how much waits at each.
    package static let desks = Path("/desks")
    /// How the center stands.
    package static let center = Path("/center")
    /// The lots.
    package static let lots = Path("/center/lots")
    /// What was sent back.
    package static let returns = Path("/center/returns")
    /// What waits for a person of the center to look at it.
    package static let held = Path("/center/held")
    /// The booking book.
    package static let bookings = Path("/bookings")
    /// The form and the act of booking.
    package static let newBooking = bookings / "new"
    /// The form and the act of looking for an appointment.
    package static let findBooking = bookings / "find"
    /// The act of opening slots.
    package static let openSlots = bookings / "open"
    /// What was filed twice.
    package static let duplicates = Path("/center/duplicates")
    /// The members of the staff, and the act of adding one.
    package static let staff = Path("/staff")

    /// The sign-in page that leads on to where somebody wanted to go.
    package static func signIn(leadingTo destination: Path?) -> Path {
        destination.map { signIn.with("to", $0.text) } ?? signIn
    }

    /// The page that opens a locked screen and leads on.
    package static func unlock(leadingTo destination: Path?) -> Path {
        destination.map { unlock.with("to", $0.text) } ?? unlock
    }

    /// The page with a word about the act that led to it.
    package static func after(_ act: String, at page: Path) -> Path { page.with("done", act) }

    /// Stores the language of the screens and leads back.
    package static func language(_ language: Language, back: Path) -> Path {
        (Path("/language") / language.rawValue).with("back", back.text)
    }

    /// Where the door sent a visit.
    package static func doorResult(_ visit: VisitID) -> Path { door / visit }

    /// Everything of a visit.
    package static func visit(_ visit: VisitID) -> Path { Path("/visits") / visit }
    /// The slip of a visit.
    package static func slip(_ visit: VisitID) -> Path { Self.visit(visit) / "slip" }
    /// The slip of a visit for a ticket printer.
    package static func ticket(_ visit: VisitID) -> Path { slip(visit).with("paper", "ticket") }
    /// How far the protection of a visit has come, and the act of beginning it.
    package static func protection(_ visit: VisitID) -> Path { Self.visit(visit) / "protection" }
    /// The act of confirming it, as the second person.
    package static func confirmProtection(_ visit: VisitID) -> Path {
        protection(visit) / "confirm"
    }
    /// The act of asking to lift it.
    package static func askLiftProtection(_ visit: VisitID) -> Path {
        protection(visit) / "ask-lift"
    }
    /// The act of lifting it, as the second person.
    package static func liftProtection(_ visit: VisitID) -> Path { protection(visit) / "lift" }
    /// The act of closing a visit.
    package static func close(_ visit: VisitID) -> Path { Self.visit(visit) / "close" }
    /// The act of ending a visit whose resident left.
    package static func abandon(_ visit: VisitID) -> Path { Self.visit(visit) / "abandon" }
    /// The act of putting a called visit back to where it waited.
    package static func returnToQueue(_ visit: VisitID) -> Path { Self.visit(visit) / "return" }
    /// The act of taking the end of a visit back.
    package static func reopen(_ visit: VisitID) -> Path { Self.visit(visit) / "reopen" }
    /// The receipt of one filing of a visit.
    package static func receipt(_ visit: VisitID, _ bundle: BundleID) -> Path {
        Self.visit(visit) / "receipts" / bundle
    }
    /// The receipt of a visit's newest filing.
    package static func receipt(_ visit: VisitID) -> Path { Self.visit(visit) / "receipt" }

    /// The visits of an office, or the console of one visit.
    package static func desk(_ visit: VisitID) -> Path { desk / visit }
    /// The act of calling a visitor.
    package static func call(_ visit: VisitID) -> Path { desk(visit) / "call" }
    /// The act of filing a visit's bundle.
    package static func file(_ visit: VisitID) -> Path { desk(visit) / "file" }

    /// The act of taking the last save of a visit back.
    package static func undoSave(_ visit: VisitID) -> Path { desk(visit) / "undo" }
    /// Who has a visit's console open besides.
    package static func presence(_ visit: VisitID) -> Path { desk(visit) / "presence" }

    /// The act of keeping what is being typed into a visit's console.
    package static func draft(_ visit: VisitID) -> Path { desk(visit) / "draft" }
    /// The act of throwing that away.
    package static func throwDraft(_ visit: VisitID) -> Path { draft(visit) / "throw" }
    /// The act of taking it back again.
    package static func takeBackDraft(_ visit: VisitID) -> Path { draft(visit) / "take-back" }

    /// The search of the register for a visit.
    package static func register(_ visit: VisitID) -> Path { desk(visit) / "register" }
    /// The act of filling in what the register knows.
    package static func fillFromRegister(_ visit: VisitID) -> Path { register(visit) / "fill" }

    /// The search for a character that cannot be typed.
    package static func glyphs(_ visit: VisitID) -> Path { desk(visit) / "glyphs" }
    /// The act of putting a character into a field.
    package static func putGlyph(_ visit: VisitID) -> Path { glyphs(visit) / "put" }

    /// The documents by which somebody showed who they are, and the act of noting them.
    package static func identity(_ visit: VisitID) -> Path { desk(visit) / "identity" }
    /// The forms of a visit that people sign on paper.
    package static func forms(_ visit: VisitID) -> Path { desk(visit) / "forms" }
    /// The act of printing one of them.
    package static func form(_ visit: VisitID, _ layout: String) -> Path { forms(visit) / layout }

    /// The emergency packs of an office, and what became of their numbers.
    package static let emergency = Path("/emergency")
    /// The form and the act of entering what was received on paper.
    package static let enterAfterwards = emergency / "enter"
    /// The act of noting that a numbered sheet was thrown away.
    package static let spoilNumber = emergency / "spoil"
    /// The act of noting that the rest of a pack was not given out.
    package static let unusedNumbers = emergency / "unused"

    /// The fees of an office's day.
    package static let feeDay = Path("/fees")
    /// What somebody has in hand, and the act of handing it on.
    package static let shift = Path("/shift")
    /// What another member has in hand.
    package static func shift(of staff: StaffID) -> Path { shift.with("of", staff.description) }
    /// The act of noting that somebody has looked at what came.
    package static func shiftSeen(_ change: Int64) -> Path { shift / String(change) / "seen" }
    /// The closing of an office's day.
    package static let closing = Path("/closing")
    /// The closing of one day.
    package static func closing(on day: CalendarDay) -> Path {
        closing.with("on", day.description)
    }
    /// The act of sealing it.
    package static let sealDay = closing / "seal"
    /// The act of confirming what somebody else counted.
    package static let confirmClosing = closing / "confirm"
    /// The act of opening a sealed day again.
    package static let reopenDay = closing / "reopen"
    /// The fees and certificates of a visit.
    package static func fees(_ visit: VisitID) -> Path { desk(visit) / "fees" }
    /// The act of entering that a fee was taken or waived.
    package static func takeFee(_ visit: VisitID) -> Path { fees(visit) / "take" }
    /// The act of taking a charge back.
    package static func voidFee(_ visit: VisitID) -> Path { fees(visit) / "void" }
    /// The act of printing a receipt.
    package static func feeReceipt(_ visit: VisitID) -> Path { fees(visit) / "receipt" }
    /// The act of asking for certificates.
    package static func certificates(_ visit: VisitID) -> Path { fees(visit) / "certificates" }
    /// The act of issuing one.
    package static func issueCertificate(_ visit: VisitID) -> Path {
        certificates(visit) / "issue"
    }
    /// The act of handing one over.
    package static func handOverCertificate(_ visit: VisitID) -> Path {
        certificates(visit) / "hand-over"
    }
    /// The act of giving one up, or of taking its sheet out of use.
    package static func endCertificate(_ visit: VisitID) -> Path { certificates(visit) / "end" }

    /// The scans of papers of a visit, and the act of attaching one.
    package static func scans(_ visit: VisitID) -> Path { desk(visit) / "scans" }
    /// The act of removing one.
    package static func removeScan(_ visit: VisitID) -> Path { scans(visit) / "remove" }
    /// The file of a scan.
    package static func scan(_ visit: VisitID, _ number: Int) -> Path {
        Self.visit(visit) / "scans" / number
    }

    /// The act of laying an original of a visit into the parcel for the center.
    package static func packOriginal(_ visit: VisitID) -> Path { scans(visit) / "pack" }

    /// The parcels of originals between counters and the center.
    package static let parcels = Path("/papers")
    /// One parcel.
    package static func parcel(_ parcel: ParcelID) -> Path { parcels / parcel }
    /// The list that travels with it.
    package static func parcelSheet(_ parcel: ParcelID) -> Path { Self.parcel(parcel) / "print" }
    /// The act of taking a paper out of it.
    package static func takeOutOriginal(_ parcel: ParcelID) -> Path {
        Self.parcel(parcel) / "take-out"
    }
    /// The act of sending it.
    package static func sendParcel(_ parcel: ParcelID) -> Path { Self.parcel(parcel) / "send" }
    /// The act of noting what arrived.
    package static func receiveParcel(_ parcel: ParcelID) -> Path {
        Self.parcel(parcel) / "receive"
    }
    /// The act of clearing a difference up.
    package static func settleParcel(_ parcel: ParcelID) -> Path { Self.parcel(parcel) / "settle" }
    /// The act of noting that the counter has its originals back.
    package static func takeBackParcel(_ parcel: ParcelID) -> Path {
        Self.parcel(parcel) / "take-back"
    }

    /// What was sent to a desk, by the desk's name in addresses.
    package static func desk(ofSection desk: String) -> Path { desks / desk }
    /// What a visit has at a desk, and the act of noting something about it.
    package static func deskEntry(_ visit: VisitID, at desk: String) -> Path {
        Self.desk(ofSection: desk) / visit
    }

    /// The act of handing results over.
    package static func handOver(_ visit: VisitID) -> Path { handOvers / visit }
    /// The act of calling whoever waits for what is ready.
    package static func handOverCall(_ visit: VisitID) -> Path { handOvers / visit / "call" }
    /// The act of taking the last hand-over back.
    package static func handOverUndo(_ visit: VisitID) -> Path { handOvers / visit / "undo" }

    /// A day of a desk's booking book; today where no day is given.
    package static func bookings(desk: String, on day: CalendarDay?) -> Path {
        let book = bookings.with("desk", desk)
        return day.map { book.with("on", $0.description) } ?? book
    }
    /// The same on paper.
    package static func bookingsPrint(desk: String, on day: CalendarDay) -> Path {
        (bookings / "print").with("desk", desk).with("on", day.description)
    }
    /// The form of booking at a desk, in a slot, for a visit.
    package static func newBooking(desk: String, slot: SlotID?, visit: VisitID?) -> Path {
        var path = newBooking.with("desk", desk)
        if let slot { path = path.with("slot", slot.description) }
        return visit.map { path.with("visit", $0.description) } ?? path
    }
    /// One appointment.
    package static func booking(_ code: String) -> Path { bookings / code }
    /// An act on an appointment.
    package static func booking(_ code: String, _ act: BookingAct) -> Path {
        booking(code) / act.rawValue
    }
    /// The form and the act of moving an appointment.
    package static func bookingMove(_ code: String) -> Path { booking(code) / "move" }
    /// The slip of an appointment.
    package static func bookingSlip(_ code: String) -> Path { booking(code) / "slip" }
    /// The act of closing a slot.
    package static func closeSlot(_ slot: SlotID) -> Path { bookings / "slots" / slot / "close" }
    /// The act of opening a closed slot again.
    package static func reopenSlot(_ slot: SlotID) -> Path { bookings / "slots" / slot / "reopen" }

    /// One lot.
    package static func lot(_ lot: LotID) -> Path { lots / lot }
    /// One filed item.
    package static func item(_ item: ItemID) -> Path { Path("/center/items") / item }
    /// The act of answering a send-back.
    package static func correct(_ item: ItemID) -> Path { Self.item(item) / "correct" }
    /// The act of noting a call of the resident about a send-back.
    package static func callAbout(_ item: ItemID) -> Path { Self.item(item) / "call" }
    /// The act of noting that an item's section was told of a correction.
    package static func told(_ item: ItemID) -> Path { Self.item(item) / "told" }
    /// The act of giving an item up.
    package static func withdraw(_ item: ItemID) -> Path { Self.item(item) / "withdraw" }
    /// The act of sending an item back that has not left.
    package static func sendBack(_ item: ItemID) -> Path { Self.item(item) / "send-back" }
    /// The act of deciding whether it is the same matter as another one.
    package static func duplicate(_ item: ItemID) -> Path { Self.item(item) / "duplicate" }
    /// The act of releasing a held item.
    package static func check(_ item: ItemID) -> Path { Self.item(item) / "check" }

    /// The act of making a new password.
    package static func staffPassword(_ person: StaffID) -> Path { staff / person / "password" }
    /// The act of admitting a member or keeping one out.
    package static func staffActive(_ person: StaffID) -> Path { staff / person / "active" }
    /// The act of saying from when to when a member works here.
    package static func staffTerm(_ person: StaffID) -> Path { staff / person / "term" }
    /// The act of noting that an official has looked.
    package static func officialCall(_ call: Int64) -> Path {
        Path("/official-calls") / String(call)
    }
    /// The act of giving a member of an individual counter other desks.
    package static func staffDesks(_ person: StaffID) -> Path { staff / person / "desks" }
}
