import Catalog
import Eligibility
import Filing
import Pages
import Stores
import Vocabulary
import WebUI

/// What an emergency pack says, from the catalog alone.
struct EmergencyContent: Sendable {
    private let view: CatalogView
    private let pack: EmergencyPack
    private let isPractice: Bool
    private let lists: [EmergencyCheckList]

    /// The content of a pack by the catalog on its day.
    init(_ pack: EmergencyPack, catalog: Catalog, isPractice: Bool) {
        self.pack = pack
        self.isPractice = isPractice
        let view = catalog.view(office: pack.office, on: pack.day)
        self.view = view
        lists = catalog.lifeEvents.map { EmergencyCheckList($0, view) }
            .filter { !$0.entries.isEmpty }
    }

    /// Everything in one document, the numbers among it: what is printed.
    var whole: [UInt8] {
        document(numbers: pack.numbers.map(\.written), lists, view.layer.formLayouts).rendered()
    }

    /// A document for each life event, by its name; without numbers, which stand on one sheet only.
    var byEvent: [(event: LifeEventID, bytes: [UInt8])] {
        lists.map { list in
            let procedures = list.entries.compactMap { view.procedure($0.procedure) }
            let layouts = view.layer.formLayouts.filter { procedures.contains(where: $0.serves) }
            return (list.event.id, document(numbers: [], [list], layouts).rendered())
        }
    }

    private func document(
        numbers: [String],
        _ lists: [EmergencyCheckList],
        _ layouts: [FormLayout]
    ) -> EmergencyDocument {
        EmergencyDocument(
            office: view.officeName ?? Localized(same: pack.office.description),
            day: pack.day,
            catalog: pack.catalog,
            madeAt: pack.madeAt,
            isPractice: isPractice,
            numbers: numbers,
            lists: lists.map(EmergencyDocument.CheckList.init),
            forms: layouts.compactMap(blank)
        )
    }

    /// A layout with nothing written on it; nil where the municipality's own sheets are used.
    private func blank(_ layout: FormLayout) -> EmergencyDocument.BlankForm? {
        guard layout.paper == .ours, let form = FormFilling.blank(layout, view) else { return nil }
        return EmergencyDocument.BlankForm(
            name: form.title,
            sheets: form.sheets.map { $0.marks.map(FormSheetPage.Mark.init) }
        )
    }
}

extension EmergencyDocument.CheckList {
    fileprivate init(_ list: EmergencyCheckList) {
        self.init(
            event: list.event.name,
            questions: list.questions.map {
                EmergencyDocument.Question(
                    number: $0.number,
                    text: $0.text,
                    choices: $0.choices,
                    isPersonal: $0.isPersonal
                )
            },
            entries: list.entries.map {
                EmergencyDocument.Entry(
                    code: $0.code,
                    name: $0.name,
                    outcome: $0.outcome,
                    questions: $0.questions,
                    condition: $0.condition,
                    papers: $0.papers,
                    deadline: $0.deadline,
                    fee: $0.fee,
                    desk: $0.desk,
                    isEstimate: $0.isEstimate
                )
            }
        )
    }
}
