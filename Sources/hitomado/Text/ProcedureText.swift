import Catalog
import Eligibility
import Vocabulary

/// A definition of the catalog as a list for people.
struct ProcedureText {
    let procedure: Procedure
    let view: CatalogView
    let language: Language

    /// The lines with their ends.
    var text: String {
        var table = TextTable("\(procedure.code)", procedure.name[language])
        for (word, value) in rows where !value.isEmpty { table.add(word[language], value) }
        return table.text
    }

    private var rows: [(Localized, String)] {
        let counter = view.counter(for: procedure, outcome: procedure.rule.outcome).kind
        return [
            (Localized(ja: "識別名", en: "Name"), procedure.id.description),
            (Localized(ja: "出来事", en: "Life events"), events),
            (Localized(ja: "根拠", en: "Legal basis"), procedure.legalBasis),
            (Localized(ja: "条件", en: "Applies"), procedure.rule.applies.text),
            (Localized(ja: "例外", en: "Exceptions"), exceptions),
            (Localized(ja: "結果", en: "Outcome"), procedure.rule.outcome.name[language]),
            (Localized(ja: "窓口", en: "Counter"), counter.name[language]),
            (Localized(ja: "担当", en: "Desk"), procedure.desk[language]),
            (Localized(ja: "処理", en: "Handling"), procedure.handling.rawValue),
            (Localized(ja: "システム", en: "System"), procedure.system.description),
            (Localized(ja: "先に", en: "After"), prerequisites),
            (Localized(ja: "定義", en: "Defined"), procedure.position.description),
        ]
    }

    private var events: String {
        if procedure.everyEvent { return Localized(ja: "すべて", en: "every")[language] }
        return procedure.lifeEvents.map(\.description).joined(separator: ", ")
    }

    private var exceptions: String {
        procedure.rule.exceptions.map { "\($0.id): \($0.when.text)" }.joined(separator: "; ")
    }

    private var prerequisites: String {
        procedure.prerequisites.map(\.procedure.description).joined(separator: ", ")
    }
}
