import Vocabulary

/// What a party writes: names as the registers know them, address, telephone, accounts.
extension FamilyMaker {
    mutating func writeRecord(_ kind: FamilyKind, _ family: inout Family) {
        let town = draw.one(family.ward.towns)
        let address = "千葉市\(town.name)\(draw.number(1...25))番\(draw.number(1...18))号"
        family.household["address"] = .string(address)
        family.household["postcode"] = .string(town.postcode)
        // No such exchanges exist: nobody is called by mistake.
        family.household["telephone"] = .string("090-0000-\(draw.number(1_000...9_999))")
        if family.people.count > 1 { family.household["householder"] = "p1" }
        kind.fromAbroad ? writeForeignNames(&family) : writeJapaneseNames(&family)
        writeRelationships(&family)
        writeAccount(&family)
        if kind == .newborn { writeBirth(&family) }
        if [.daycareApplicant, .moveWithDaycare].contains(kind) { writeDaycare(&family) }
    }

    private mutating func writeJapaneseNames(_ family: inout Family) {
        let rare = draw.happens(perMille: 120)
        let surname = draw.one(rare ? MadeUpNames.rareFamily : MadeUpNames.family)
        for position in family.people.indices {
            let woman =
                family.people[position].facts["relationship"] == "spouse"
                || draw.happens(perMille: 480)
            let names = woman ? MadeUpNames.woman : MadeUpNames.man
            let given = Self.unused(draw.one(names), of: names, in: family)
            write(surname, given, to: &family.people[position])
            family.people[position].record["registered_domicile"] = "千葉県千葉市中央区千葉港1番"
            family.people[position].record["register_head"] = .string(surname.written)
        }
    }

    /// The name, or the next one of the list that nobody of the family has: no two of a family are called alike.
    private static func unused(
        _ name: WrittenName,
        of names: [WrittenName],
        in family: Family
    ) -> WrittenName {
        let taken = Set(family.people.compactMap { $0.record["given_name"]?.asString })
        let first = names.firstIndex { $0.written == name.written } ?? 0
        let order = names[first...] + names[..<first]
        return order.first { !taken.contains($0.written) } ?? name
    }

    private mutating func writeForeignNames(_ family: inout Family) {
        let surname = draw.one(MadeUpNames.foreign).family
        for position in family.people.indices {
            let names = MadeUpNames.foreign.map(\.given)
            let given = Self.unused(draw.one(names), of: names, in: family)
            write(surname, given, to: &family.people[position])
            family.people[position].record["latin_name"] = .string(
                "\(surname.written) \(given.written)"
            )
            family.people[position].record["residence_card_number"] = .string(
                "AB\(draw.number(10_000_000...99_999_999))CD"
            )
            family.people[position].record["residence_expires_on"] =
                family.people[position].facts["stay_expires_on"]
        }
    }

    private func write(_ surname: WrittenName, _ given: WrittenName, to person: inout Family.Member)
    {
        person.record["family_name"] = .string(surname.written)
        person.record["given_name"] = .string(given.written)
        person.record["family_kana"] = .string(surname.kana)
        person.record["given_kana"] = .string(given.kana)
    }

    private func writeRelationships(_ family: inout Family) {
        for position in family.people.indices {
            let written =
                switch family.people[position].facts["relationship"] {
                case "head": "世帯主"
                case "spouse": "妻"
                case "parent": "母"
                default: "子"
                }
            family.people[position].record["relationship_as_written"] = .string(written)
        }
    }

    private mutating func writeAccount(_ family: inout Family) {
        guard family.people.contains(where: { $0.facts["relationship"] == "child" }),
            let holder = family.people[0].record["family_kana"]?.asString,
            draw.happens(perMille: 900)
        else { return }
        family.people[0].record["bank_account"] = [
            "bank": "0000", "branch": "000", "type": "ordinary",
            "number": .string(String(draw.number(1_000_000...9_999_999))),
            "holder": .string(holder),
        ]
    }

    private mutating func writeBirth(_ family: inout Family) {
        let child = family.people.count - 1
        family.people[child].record["birth_place"] = "千葉市美浜区磯辺三丁目31番1号"
        let (hour, minute) = (draw.number(10...23), draw.number(10...59))
        family.people[child].record["born_at"] = .string("\(hour):\(minute)")
        family.people[child].record["father"] = fullName(family.people[0])
        family.people[child].record["mother"] = fullName(family.people[1])
    }

    private func fullName(_ person: Family.Member) -> JSONValue {
        let parts = ["family_name", "given_name"].compactMap { person.record[$0]?.asString }
        return .string(parts.joined(separator: "　"))
    }

    private mutating func writeDaycare(_ family: inout Family) {
        for position in family.people.indices {
            if family.people[position].facts["wants_nursery"] == true {
                family.people[position].record["wanted_facilities"] = ["第一希望の保育所", "第二希望の保育所"]
            } else {
                family.people[position].record["reason_for_day_care"] = "work"
                family.people[position].record["employer"] = "見本商店"
            }
        }
    }
}
