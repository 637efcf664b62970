package import Catalog
package import Eligibility
package import Vocabulary

/// Fills the forms of a visit from what its household said and wrote; decides, and prints nothing.
package struct FormFilling: Sendable {
    private let view: CatalogView
    private let household: Household
    private let record: HouseholdRecord
    private let demand: FormDemand
    private let language: Language
    /// Whether the day is left to be written.
    private var isUndated = false

    /// A layout with nothing written on it but the office, for when nothing can be printed from a record.
    package static func blank(_ layout: FormLayout, _ view: CatalogView) -> FilledForm? {
        let nobody = Household(event: [], office: view.office, on: view.day)
        var filling = FormFilling(
            view: view,
            household: nobody,
            record: HouseholdRecord(),
            language: .en
        )
        filling.isUndated = true
        return filling.fill(FormOffer(layout: layout.id, people: [], procedures: []))
    }

    /// The forms of one household; labels are in Japanese, for English readers in both languages.
    package init(
        view: CatalogView,
        household: Household,
        record: HouseholdRecord,
        language: Language = .ja
    ) {
        self.view = view
        self.household = household
        self.record = record
        self.language = language
        demand = FormDemand(view: view, household: household)
    }

    // MARK: Which

    /// The forms that the entries of a plan need; last those of which an open answer will tell.
    package func offers(for entries: [PlanKey]) -> [FormOffer] {
        let layouts = view.layer.formLayouts.filter { $0.when.map(demand.mayHold) ?? true }
        let isSure: (FormLayout) -> Bool = { layout in
            layout.when.map { demand.holds($0, about: []) } ?? true
        }
        return (layouts.filter(isSure) + layouts.filter { !isSure($0) }).flatMap { layout in
            offers(
                of: layout,
                for: entries.filter { entry in
                    view.layer.procedure(entry.procedure).map(layout.serves) ?? false
                }
            )
        }
    }

    private func offers(of layout: FormLayout, for entries: [PlanKey]) -> [FormOffer] {
        func offer(_ people: [PersonID], _ entries: [PlanKey]) -> FormOffer {
            var procedures: [ProcedureID] = []
            for entry in entries where !procedures.contains(entry.procedure) {
                procedures.append(entry.procedure)
            }
            return FormOffer(layout: layout.id, people: people, procedures: procedures)
        }
        if entries.isEmpty { return [] }
        switch layout.per {
        case .visit: return [offer(people(of: entries), entries)]
        case .entry: return entries.map { offer($0.people, [$0]) }
        case .person:
            return people(of: entries).map { person in
                offer([person], entries.filter { $0.people.contains(person) })
            }
        }
    }

    /// Everybody whom the entries are about, in the order of the household.
    private func people(of entries: [PlanKey]) -> [PersonID] {
        household.people.map(\.id).filter { person in
            entries.contains { $0.people.contains(person) }
        }
    }

    // MARK: Filling

    /// The form as it will stand on paper; nil where the catalog has no such layout.
    package func fill(_ offer: FormOffer) -> FilledForm? {
        guard let layout = view.layer.formLayouts.first(where: { $0.id == offer.layout }) else {
            return nil
        }
        let values = FormValues(
            view: view,
            household: household,
            record: record,
            procedures: offer.procedures,
            isUndated: isUndated
        )
        var sheets = FormSheets(layout, language)
        for number in 0..<sheetCount(of: layout, offer.people) {
            sheets.beginSheet()
            for box in layout.boxes { fill(box, of: layout, offer, values, &sheets) }
            for table in layout.tables { fill(table, number, offer.people, values, &sheets) }
        }
        sheets.addSheets(to: layout.title)
        return FilledForm(
            layout: layout.id,
            title: layout.title,
            paper: layout.paper,
            people: offer.people,
            procedures: offer.procedures,
            names: everybody(offer.people).map(values.name).filter { !$0.isEmpty },
            sheets: sheets.sheets,
            emptyCount: sheets.emptyCount,
            movedCount: sheets.moved.count,
            digest: digest(of: offer, sheets.values)
        )
    }

    private func digest(of offer: FormOffer, _ values: [JSONValue]) -> [UInt8] {
        let people = offer.people.map { JSONValue.string($0.description) }
        return SealedPacket([
            "layout": .string(offer.layout.description), "people": .array(people),
            "values": .array(values),
        ]).seal
    }

    private func fill(
        _ box: FormBox,
        of layout: FormLayout,
        _ offer: FormOffer,
        _ values: FormValues,
        _ sheets: inout FormSheets
    ) {
        if case .text(let text) = box.content {
            return sheets.say(
                text,
                in: box.valueArea,
                box.isCentered ? .title : .fixed,
                type: box.type,
                isCentered: box.isCentered
            )
        }
        sheets.frame(box.area)
        if let label = box.label {
            sheets.say(label, in: box.labelArea, .label, type: FormBox.labelType)
        }
        let label = box.label ?? layout.title
        let (person, area) = (person(box.whose, offer.people), box.valueArea)
        switch box.content {
        case .text, .blank: break
        case .signing: sign(box, layout, person, values, &sheets)
        case .value(let source) where box.style == .cells:
            let value = values.value(source, box.style, of: person)
            let count = values.cellCount(source) ?? max(10, value.text.count)
            sheets.cells(value, count, label: label, in: area)
        case .value(let source):
            let isFiler = box.whose == .filer
            let value = values.value(source, box.style, of: person, isFiler: isFiler)
            sheets.value(value, label: label, in: area, type: box.type)
        }
    }

    /// Room for a hand, or the name with the place of the seal.
    private func sign(
        _ box: FormBox,
        _ layout: FormLayout,
        _ person: PersonID?,
        _ values: FormValues,
        _ sheets: inout FormSheets
    ) {
        guard layout.signing == .nameAndSeal else { return }
        let (area, seal) = (box.valueArea, 900)
        let isFiler = box.whose == .filer
        let name = values.value(.name, .text, of: person, isFiler: isFiler)
        sheets.value(
            name,
            label: box.label ?? layout.title,
            in: SheetArea(x: area.x, y: area.y, width: area.width - seal, height: area.height),
            type: box.type
        )
        sheets.say(
            Localized(same: "㊞"),
            in: SheetArea(x: area.right - seal, y: area.y, width: seal, height: area.height),
            .fixed,
            type: 420
        )
    }

    private func fill(
        _ table: FormTable,
        _ number: Int,
        _ people: [PersonID],
        _ values: FormValues,
        _ sheets: inout FormSheets
    ) {
        let members = members(of: table, people).dropFirst(number * table.rows)
        for (place, column) in table.columns.enumerated() {
            sheets.frame(table.cell(-1, place))
            sheets.say(
                column.label,
                in: FormTable.inner(table.cell(-1, place)),
                .label,
                type: FormBox.labelType
            )
            for row in 0..<table.rows { sheets.frame(table.cell(row, place)) }
        }
        for (row, member) in members.prefix(table.rows).enumerated() {
            for (place, column) in table.columns.enumerated() {
                let area = FormTable.inner(table.cell(row, place))
                let value = values.value(column.source, column.style, of: member)
                let whose = values.name(member)
                let label = Localized(
                    ja: whose.isEmpty ? column.label.ja : "\(column.label.ja)（\(whose)）",
                    en: column.label.en
                )
                sheets.value(value, label: label, in: area, type: 380)
            }
        }
    }

    // MARK: People

    private func sheetCount(of layout: FormLayout, _ people: [PersonID]) -> Int {
        layout.tables.map { table in
            (members(of: table, people).count + table.rows - 1) / table.rows
        }.reduce(1, max)
    }

    private func members(of table: FormTable, _ people: [PersonID]) -> [PersonID] {
        switch table.members {
        case .about: everybody(people)
        case .all: household.people.map(\.id)
        case .others: household.people.map(\.id).filter { $0 != everybody(people).first }
        }
    }

    private func everybody(_ people: [PersonID]) -> [PersonID] {
        people.isEmpty ? household.people.map(\.id) : people
    }

    private func person(_ whose: FormBox.Whose, _ people: [PersonID]) -> PersonID? {
        switch whose {
        case .about: people.first ?? demand.head ?? household.people.first?.id
        case .head: demand.head
        case .filer: nil
        }
    }
}
