import Casework
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension DuplicateStrength {
    init(_ likeness: Likeness) {
        self =
            switch likeness {
            case .same: .same
            case .possible: .possible
            }
    }
}

extension FiledElsewhere {
    init(_ other: ShownDuplicate.Other, site: Site) {
        self.init(
            item: other.item,
            office: site.officeName(other.office),
            filedAt: other.filedAt,
            state: Pages.ItemState(other.state),
            isOpenable: other.isOpenable,
            isProtected: other.isProtected
        )
    }

    fileprivate init(_ side: DuplicatePair.Side, words: CenterWords) {
        self.init(
            item: side.item,
            office: words.office(side.office),
            filedAt: side.filedAt,
            state: Pages.ItemState(side.state),
            isOpenable: true,
            isProtected: side.isProtected
        )
    }
}

extension DuplicateNote {
    init(_ duplicate: ShownDuplicate, names: HouseholdNames, site: Site) {
        self.init(
            name: duplicate.name,
            code: duplicate.code,
            person: names[duplicate.person],
            strength: DuplicateStrength(duplicate.likeness),
            found: duplicate.other.map { FiledElsewhere($0, site: site) }
        )
    }
}

extension ItemDuplicates {
    init(_ result: FindDuplicates.Result, reader: WebSession, usualDay: CalendarDay, site: Site) {
        self.init(
            rows: result.found.map { found in
                Row(
                    strength: DuplicateStrength(found.shown.likeness),
                    found: found.shown.other.map { FiledElsewhere($0, site: site) },
                    written: found.written.map { (Written($0.own), Written($0.other)) },
                    decided: found.decision.map { (result.names[$0.by], $0.at) }
                )
            },
            isCut: result.isCut,
            mayDecide: reader.person.roles.contains(.center),
            until: usualDay.description
        )
    }
}

extension ItemDuplicates.Written {
    fileprivate init(_ person: WrittenPerson) {
        self.init(name: person.name, reading: person.reading)
    }
}

extension CenterDuplicatesPage {
    init(_ pairs: [DuplicatePair], words: CenterWords) {
        self.init(
            rows: pairs.map { pair in
                Row(
                    name: words.procedure(pair.procedure, office: pair.item.office),
                    code: pair.code,
                    strength: DuplicateStrength(pair.likeness),
                    item: FiledElsewhere(pair.item, words: words),
                    other: FiledElsewhere(pair.other, words: words)
                )
            },
            isCut: pairs.count >= FindDuplicates.listMaximum
        )
    }
}
