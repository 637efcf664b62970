package import Catalog
import CounterFlow
import Filing
package import Stores
package import Vocabulary

/// Keeps a place in a slot for somebody who asks at the counter or by telephone.
package struct BookAppointment: Sendable {
    /// What was said and typed.
    package struct Request: Sendable {
        /// The slot.
        package var slot: SlotID
        /// The name as given.
        package var name: String
        /// Its reading; may be empty.
        package var reading: String
        /// Where somebody can be called; may be empty where they stand at the counter.
        package var telephone: String
        /// How it was asked for.
        package var channel: BookingChannel
        /// What it is about.
        package var procedures: [ProcedureID]
        /// What the staff must know besides.
        package var note: String
        /// The visit whose plan asked for it.
        package var visit: VisitID?
        /// The form that it was sent with: sending it again books nothing more.
        package var key: String

        /// A value of these parts.
        package init(
            slot: SlotID,
            name: String,
            reading: String = "",
            telephone: String = "",
            channel: BookingChannel,
            procedures: [ProcedureID] = [],
            note: String = "",
            visit: VisitID? = nil,
            key: String
        ) {
            self.slot = slot
            self.name = name
            self.reading = reading
            self.telephone = telephone
            self.channel = channel
            self.procedures = procedures
            self.note = note
            self.visit = visit
            self.key = key
        }
    }

    /// Longest note in characters.
    package static let noteMaximum = 200
    /// Most procedures of one appointment.
    package static let proceduresMaximum = 20

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Books it; refused where the last place went to somebody else meanwhile.
    package func callAsFunction(
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<ShownAppointment, Refusal> {
        let said = Said(request)
        return try await premises.perform(.bookAppointment, acting, visit: request.visit) {
            context in
            let said = try said.get()
            let before = try await context.bookings.booked(
                with: request.key,
                audit: context.audit(visit: request.visit)
            )
            if let before {
                guard acting.sees(before.slot.office) else { throw Refusal.noSuchAppointment }
                guard try await context.isRepeated(before, by: request, said) else {
                    throw Refusal.keyOfAnother
                }
                return ShownAppointment(before, to: acting)
            }
            // The visit is held first, so that two who book for it at once see each other.
            if let visit = request.visit { _ = try await VisitCase.lock(visit, context) }
            let slot = try await context.lockSlot(request.slot)
            if let visit = request.visit {
                try await context.refuseSecond(request.procedures, of: visit, at: slot.desk)
            }
            _ = try context.bookingDesk(slot.desk, at: slot.office)
            try context.checkPlace(in: slot)
            let new = NewAppointment(
                code: BookingCode(drawnFrom: context.premises.chance),
                slot: slot.id,
                booker: said.booker,
                channel: request.channel,
                procedures: Array(request.procedures.prefix(Self.proceduresMaximum)),
                note: said.note,
                requestKey: request.key,
                bookedFor: request.visit
            )
            try await context.bookings.book(new, at: context.now, by: acting.actor)
            let booked = try await context.bookings.find(
                new.code,
                audit: context.audit(visit: request.visit, appointment: new.code)
            )
            guard let booked else { throw Refusal.noSuchAppointment }
            return ShownAppointment(booked, to: acting)
        }
    }
}

extension ActContext {
    /// Refuses a second place for the same matter of a visit: it is moved instead.
    func refuseSecond(
        _ procedures: [ProcedureID],
        of visit: VisitID,
        at desk: DeskID
    ) async throws {
        let standing = try await bookings.appointments(of: [visit]).first { known in
            known.bookedFor == visit && known.state == .booked
                && known.slot.standing.span.endsAt > now
                && known.slot.desk == desk
                && (known.procedures.isEmpty && procedures.isEmpty
                    || known.procedures.contains(where: procedures.contains))
        }
        guard let standing else { return }
        let start = standing.slot.startsAt
        throw Refusal.conflict(
            ja:
                "この来庁には、同じ窓口の予約（\(start.dayInJapan)、\(standing.code)）がすでにあります。日時を変えるときは、その予約を移動してください。",
            en:
                "This visit has an appointment at the same desk already (\(start.dayInJapan), "
                + "\(standing.code)); move that to change its time."
        )
    }

    /// Whether a request is the same as the one by which something was booked; it may have been moved since.
    fileprivate func isRepeated(
        _ before: StoredAppointment,
        by request: BookAppointment.Request,
        _ said: (booker: Booker, note: String?)
    ) async throws -> Bool {
        guard before.booker == said.booker, before.note == said.note,
            before.bookedFor == request.visit
        else { return false }
        if before.slot.id == request.slot { return true }
        return try await bookings.steps(of: before).contains { $0.step == .moved }
    }
}

/// What was said of the person, checked; every fault of it at once.
private struct Said: Sendable {
    private let result: Result<(booker: Booker, note: String?), Refusal>

    func get() throws(Refusal) -> (booker: Booker, note: String?) { try result.get() }

    init(_ request: BookAppointment.Request) {
        var faults: [Refusal] = []
        func checked<Value>(_ read: () throws(Refusal) -> Value) -> Value? {
            do {
                return try read()
            } catch {
                faults.append(error)
                return nil
            }
        }
        let name = checked { () throws(Refusal) in try Self.name(request.name) }
        let reading = checked { () throws(Refusal) in try Self.reading(request.reading) }
        let telephone = checked { () throws(Refusal) in
            try Self.telephone(request.telephone, request.channel)
        }
        let note = checked { () throws(Refusal) in
            try FreeText.checked(
                request.note,
                at: "note",
                atMost: BookAppointment.noteMaximum
            )
        }
        let _ = checked { () throws(Refusal) in
            guard (1...64).contains(request.key.utf8.count) else { throw Refusal.formWithoutKey }
        }
        if let fault = Refusal(faults) {
            result = .failure(fault)
        } else {
            let booker = Booker(
                name: name ?? "",
                reading: reading ?? nil,
                telephone: telephone ?? nil
            )
            result = .success((booker, note ?? nil))
        }
    }

    private static func name(_ text: String) throws(Refusal) -> String {
        if let refusal = PersonName.refusal(of: text) {
            throw Refusal(
                .invalid,
                path: "name",
                Localized(
                    ja: "お名前: \(refusal.message(in: .ja))",
                    en: "Name: \(refusal.message(in: .en))"
                )
            )
        }
        try withoutMyNumber(text, at: "name")
        return text
    }

    private static func reading(_ text: String) throws(Refusal) -> String? {
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return nil }
        try withoutMyNumber(text, at: "reading")
        do {
            return try KanaReading(text).text
        } catch {
            throw Refusal(
                .invalid,
                path: "reading",
                Localized(ja: error.message(in: .ja), en: error.message(in: .en))
            )
        }
    }

    /// Whoever calls can be called; somebody at the counter may have no telephone.
    private static func telephone(
        _ text: String,
        _ channel: BookingChannel
    ) throws(Refusal) -> String? {
        let plain = Self.halfWidth(text)
        guard !plain.isEmpty else {
            if channel == .counter { return nil }
            throw Refusal.invalid(
                "telephone",
                ja: "電話での予約には、折り返しの電話番号を書いてください。",
                en: "For a booking by telephone, write the number to call back."
            )
        }
        try withoutMyNumber(plain, at: "telephone")
        let digits = plain.utf8.filter { (48...57).contains($0) }.count
        let isTelephone = plain.enumerated().allSatisfy { place, sign in
            sign.isASCII && (sign.isNumber || "-() ".contains(sign) || (sign == "+" && place == 0))
        }
        guard isTelephone, (6...15).contains(digits), plain.utf8.count <= 25 else {
            throw Refusal.invalid(
                "telephone",
                ja: "電話番号を数字とハイフンで書いてください。",
                en: "Write a telephone number in digits and hyphens."
            )
        }
        return plain
    }

    private static func halfWidth(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E:
                if let ascii = Unicode.Scalar(scalar.value - 0xFEE0) { plain.append(ascii) }
            case 0x3000, 0x20: continue
            case 0x2010...0x2015, 0x2212, 0x30FC, 0xFF70: plain.append("-")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    private static func withoutMyNumber(_ text: String, at path: String) throws(Refusal) {
        guard MyNumberDetector.containsMyNumber(text) else { return }
        throw Refusal.invalid(
            path,
            ja: "個人番号（マイナンバー）は書けません。番号を消してください。",
            en: "A My Number may not be written here; take it out."
        )
    }
}

extension Refusal {
    fileprivate static let keyOfAnother = Refusal.invalid(
        "key",
        ja: "この画面からは、別の内容の予約がすでに取られています。「予約を取る」を開き直して入力してください。",
        en: "Something else was booked from this page already; open the booking form anew."
    )
    fileprivate static let formWithoutKey = Refusal.invalid(
        "key",
        ja: "画面を開き直してから、もう一度入力してください。",
        en: "Open the page again and repeat it there."
    )
}
