import Vocabulary

/// Makes the people of a party and what is true of them, before anybody asks.
struct FamilyMaker {
    var draw: Draw
    let day: CalendarDay

    /// A party of this kind; the same draws make the same party.
    mutating func family(_ kind: FamilyKind, ward: Ward) -> Family {
        var family = Family(events: kind.events, ward: ward, day: day)
        addPeople(kind, to: &family)
        if kind.moves { addMove(kind, to: &family) }
        addVisit(to: &family)
        addBelongings(to: &family)
        finish(kind, &family)
        return family
    }

    private mutating func addPeople(_ kind: FamilyKind, to family: inout Family) {
        switch kind {
        case .worker: family.add(draw.worker("head", years: 22...58, day))
        case .student: family.add(student(nationality: "japanese"))
        case .couple: addCouple(years: 24...64, to: &family)
        case .coupleWithInfant, .daycareApplicant, .moveWithDaycare:
            addCouple(years: 25...42, to: &family)
            addChildren(draw.number(1...2), years: 0...5, to: &family)
        case .familyWithPupils:
            addCouple(years: 33...52, to: &family)
            addChildren(draw.number(1...3), years: 6...16, to: &family)
        case .threeGenerations:
            addCouple(years: 38...55, to: &family)
            addChildren(draw.number(1...2), years: 4...15, to: &family)
            family.add(draw.elder("parent", day))
        case .singleParent:
            family.add(draw.worker("head", years: 25...45, day))
            addChildren(draw.number(1...2), years: 1...14, to: &family)
        case .studentFromAbroad: family.add(student(nationality: "foreign"))
        case .familyFromAbroad:
            addCouple(years: 28...45, to: &family)
            addChildren(1, years: 3...12, to: &family)
        case .elderAlone: family.add(draw.elder("head", day))
        case .newborn: addNewborn(to: &family)
        }
    }

    private mutating func addCouple(years: ClosedRange<Int>, to family: inout Family) {
        var head = draw.worker("head", years: years, day)
        head["higher_earner"] = true
        var spouse = draw.worker("spouse", years: years, day)
        if head["pension"] == "category-2", draw.happens(perMille: 350) {
            spouse["health_insurance"] = "employer"
            spouse["pension"] = "category-3"
        }
        family.add(head)
        family.add(spouse)
    }

    private mutating func addChildren(
        _ count: Int,
        years: ClosedRange<Int>,
        to family: inout Family
    ) {
        let insured = family.people[0].facts["health_insurance"] ?? "national"
        for _ in 0..<count {
            family.add(draw.child(years: years, day, insured: insured))
        }
        family.facts["children_raised_to_22"] = .int(count)
        family.people[0].facts["higher_earner"] = true
    }

    private mutating func student(nationality: JSONValue) -> JSONObject {
        var person = draw.adult("head", years: 18...22, day)
        person["nationality"] = nationality
        person["student"] = true
        person["school"] = "higher"
        person["health_insurance"] = .string(nationality == "foreign" ? "none" : "employer")
        person["pension"] = .string(nationality == "foreign" ? "none" : "category-1")
        if nationality != "foreign" { person["move_reason"] = "study" }
        return person
    }

    private mutating func addNewborn(to family: inout Family) {
        addCouple(years: 23...41, to: &family)
        family.people[1].facts["gave_birth"] = true
        let born = day.adding(days: -draw.number(2...13))
        let insured = family.people[0].facts["health_insurance"] ?? "national"
        family.add([
            "born": .string(born.description), "relationship": "child", "nationality": "japanese",
            "newborn": true, "health_insurance": insured, "pension": "none",
            "my_number_card": "none", "school": "none",
            "birth_weight_grams": .int(draw.number(1_900...4_100)),
            "hospital_admission": .bool(draw.happens(perMille: 40)),
            "honseki_here": .bool(draw.happens(perMille: 400)),
        ])
        family.facts["children_raised_to_22"] = 1
    }
}

// MARK: - What is the same for all kinds

extension FamilyMaker {
    private mutating func addMove(_ kind: FamilyKind, to family: inout Family) {
        let from = place(kind)
        // A few come before they have moved, a few after the fourteen days (住民基本台帳法22条).
        let ago = draw.one(weighted: [
            (draw.number(0...13), 92), (draw.number(15...40), 5), (-draw.number(1...3), 3),
        ])
        family.facts["moved_on"] = family.day(-ago)
        family.facts["planned_move_on"] = family.day(-ago)
        family.facts["previous_place"] = .string(from.kind)
        family.facts["school_district_changes"] = true
        family.facts["sewer"] = true
        let card = family.people.contains { $0.facts["my_number_card"] == "valid" }
        family.facts["paperless_move_out"] = .bool(
            card && !kind.fromAbroad && draw.happens(perMille: 350)
        )
        let house = "\(draw.number(1...30))番\(draw.number(1...20))号"
        family.household["previous_address"] = .string(
            kind.fromAbroad ? from.address : from.address + house
        )
        if let code = from.municipality {
            family.household["previous_municipality"] = .string(code)
        }
        family.everybody("moves", true)
        family.everybody("from_abroad", .bool(kind.fromAbroad))
    }

    private mutating func place(_ kind: FamilyKind) -> FormerPlace {
        if kind.fromAbroad { return draw.one(FormerPlace.abroad) }
        return draw.happens(perMille: 400)
            ? draw.one(FormerPlace.samePrefecture) : draw.one(FormerPlace.otherPrefectures)
    }

    private mutating func addVisit(to family: inout Family) {
        let filer = draw.one(weighted: [
            ("self", 86), ("same-household", 9), ("agent", 4), ("legal-representative", 1),
        ])
        family.facts["filer"] = .string(filer)
        family.facts["booked"] = .bool(draw.happens(perMille: 120))
        family.facts["identity_document"] = .string(
            draw.one(weighted: [
                ("my-number-card", 60), ("photo-document", 32), ("two-documents", 8),
            ])
        )
        family.facts["protection_requested"] = .bool(draw.happens(perMille: 15))
        guard filer == "agent" else { return }
        family.visit["filer_name"] = .string(
            draw.one(MadeUpNames.family).written + "　" + draw.one(MadeUpNames.woman).written
        )
        family.visit["filer_address"] = .string("千葉市中央区中央三丁目\(draw.number(1...20))番")
        family.visit["mandate"] = "written-mandate"
    }

    private mutating func addBelongings(to family: inout Family) {
        family.facts["dogs"] = .int(draw.happens(perMille: 70) ? 1 : 0)
        family.facts["cats"] = .int(draw.happens(perMille: 60) ? 1 : 0)
        family.facts["mopeds"] = .int(draw.happens(perMille: 60) ? 1 : 0)
        family.facts["cars"] = .int(draw.happens(perMille: 400) ? 1 : 0)
        family.facts["light_vehicles"] = .int(draw.happens(perMille: 200) ? 1 : 0)
        family.facts["low_income"] = .bool(draw.happens(perMille: 80))
        family.facts["public_housing"] = .bool(draw.happens(perMille: 20))
        if draw.happens(perMille: 40) {
            let position = draw.number(0...(family.people.count - 1))
            family.people[position].facts["certificate_physical"] = .string(
                draw.one(["2", "3", "5"])
            )
        }
        if draw.happens(perMille: 25), family.people[0].facts["pension"] != "receiving" {
            family.people[0].facts["lost_employer_cover"] = true
            family.people[0].facts["lost_cover_reason"] = "own-wish"
            family.people[0].facts["health_insurance"] = "none"
            family.people[0].facts["cover_changed_on"] = family.day(-draw.number(3...20))
        }
    }

    private mutating func finish(_ kind: FamilyKind, _ family: inout Family) {
        family.facts["single_parent"] = .bool(kind == .singleParent)
        if [.daycareApplicant, .moveWithDaycare].contains(kind) { wishForNursery(&family) }
        if kind.fromAbroad { makeForeign(&family) }
        if draw.happens(perMille: 25) { writeBirthInPart(&family) }
        writeRecord(kind, &family)
    }

    private mutating func wishForNursery(_ family: inout Family) {
        for position in family.people.indices {
            guard family.people[position].facts["relationship"] == "child" else { continue }
            family.people[position].facts["wants_nursery"] = true
            family.people[position].facts["needs_day_care"] = true
            family.people[position].facts["childcare_wish"] = ["nursery"]
        }
    }

    private mutating func makeForeign(_ family: inout Family) {
        let student = family.people[0].facts["student"] == true
        for position in family.people.indices {
            family.people[position].facts["nationality"] = "foreign"
            family.people[position].facts["my_number_card"] = "none"
            family.people[position].facts["status_of_residence"] = .string(
                student ? "student" : position == 0 ? "other-limited" : "dependent"
            )
            family.people[position].facts["stay_expires_on"] = family.day(draw.number(300...1_500))
            family.people[position].facts["income_filed"] = false
            family.people[position].facts["receives"] = []
            family.people[position].facts["born_abroad"] = true
        }
        guard draw.happens(perMille: 500) else { return }
        family.facts["interpreter"] = .string(draw.one(["vi", "ne", "zh", "en"]))
    }

    /// Older and foreign registers know only the year, or the month, of some births.
    private mutating func writeBirthInPart(_ family: inout Family) {
        guard let born = family.people[0].facts["born"]?.asString else { return }
        family.people[0].facts["born"] = .string(String(born.prefix(draw.one([4, 7]))))
    }
}
