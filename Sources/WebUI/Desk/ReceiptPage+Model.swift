import Casework
import Catalog
import Eligibility
import Filing
import Operations
import Pages
import Stores
import Vocabulary

extension ReceiptPage {
    /// The receipt of a filing, or of the last one, in words; its numbers are those that are kept.
    init(
        _ receipts: ReadReceipt.Receipts,
        _ wanted: BundleID? = nil,
        of shown: ShownVisit,
        site: Site
    ) throws {
        guard receipts.visit == shown.visit, receipts.clearance.visit == shown.visit,
            let bundle = wanted.map({ wanted in receipts.bundles.first { $0.id == wanted } })
                ?? receipts.bundles.last
        else { throw WebError.nothingFiled }
        let sheet = try VisitSheet(shown, site: site)
        let receipt = try JSONParser.parse(bundle.receipt, limits: .init(bytes: 16 << 20))
        let household = sheet.household
        let view = site.catalog.view(office: household.office, on: household.on)
        let words = ReceiptWords(
            view: view,
            discretion: Discretion(isProtected: receipts.clearance.isMasked, view: view),
            names: HouseholdNames(household, registry: site.catalog.facts),
            shown: shown
        )
        let office = site.officeName(shown.office)
        let items = receipt["items"]?.asArray ?? []
        let filed = items.compactMap { words.filed($0, among: items) }
        self.init(
            subject: sheet.subject,
            bundle: bundle.id,
            otherBundles: receipts.bundles.map(\.id).filter { $0 != bundle.id },
            office: office,
            filedAt: bundle.filedAt,
            filedBy: shown.names[bundle.filedBy],
            items: filed,
            others: (receipt["others"]?.asArray ?? []).compactMap(words.other),
            missing: (receipt["missing"]?.asArray ?? []).compactMap(words.missing),
            next: [filed.isEmpty ? Self.nothingFiled : Self.centerWorks, Self.counterCalls],
            contact: office
        )
        onPaper = PaperReceptionNote(shown)
    }

    private static let centerWorks = Localized(
        ja: "事務センターが処理します。結果はこの窓口でお渡しします。",
        en: "The processing center works on it. You receive the results at this counter."
    )

    private static let nothingFiled = Localized(
        ja: "今回センターへ提出した手続はありません。",
        en: "Nothing was filed with the center this time."
    )

    private static let counterCalls = Localized(
        ja: "確認が必要なときは、この窓口からご連絡します。",
        en: "This counter calls you if something has to be clarified."
    )
}

extension WebError {
    static let nothingFiled = WebError(
        .notFound,
        Localized(ja: "この来庁ではまだ何も提出されていません。", en: "Nothing was filed in this visit yet.")
    )
}

/// The parts of a receipt in words.
private struct ReceiptWords {
    let view: CatalogView
    let discretion: Discretion
    let names: HouseholdNames
    let shown: ShownVisit

    func filed(_ item: JSONValue, among items: [JSONValue]) -> ReceiptPage.FiledItem? {
        guard let id = item["item"]?.asString.flatMap({ ItemID($0) }) else { return nil }
        let before = Set((item["after"]?.asArray ?? []).compactMap(\.asString))
        return ReceiptPage.FiledItem(
            item: id,
            code: code(item),
            name: name(item["procedure"]),
            people: people(item),
            after: items.filter { before.contains($0["item"]?.asString ?? "") }
                .map { name($0["procedure"]) }
        )
    }

    func other(_ item: JSONValue) -> ReceiptPage.OtherItem? {
        guard let fate = item["fate"]?.asString.flatMap({ Fate(rawValue: $0) }) else { return nil }
        let standing = shown.items.first { entry in
            entry.key.procedure.description == item["procedure"]?.asString
                && entry.key.people.map(\.description) == ids(item)
        }
        return ReceiptPage.OtherItem(
            code: code(item),
            name: name(item["procedure"]),
            people: people(item),
            fate: fate,
            waits: fate == .sent
                ? standing?.register != nil : !(item["waits_for"]?.asArray ?? []).isEmpty,
            next: isTelling(item["procedure"]) ? Discretion.atCounter : standing.map(next)
        )
    }

    func missing(_ gap: JSONValue) -> ReceiptPage.MissingDatum? {
        guard let field = gap["field"]?.asString else { return nil }
        let definition = FieldID(field).flatMap { view.catalog.field($0) }
        // What the clerk examines is nothing that a resident could tell.
        if definition?.byClerk ?? false { return nil }
        return ReceiptPage.MissingDatum(
            field: definition?.name ?? Localized(same: field),
            person: gap["person"]?.asString.map { names[PersonID($0)] },
            neededFor: (gap["for"]?.asArray ?? []).map(name)
        )
    }

    private func next(_ entry: ShownItem) -> Localized {
        guard let owner = entry.owner, let step = entry.nextStep else { return ended(entry) }
        if entry.step == .guide { return outside(entry) }
        let due = entry.dueAt?.dayInJapan.writtenShort
        return Localized(
            ja: "\(owner.ja):\(step.ja)\(due.map { "(\($0.ja)まで)" } ?? "")",
            en: "\(owner.en): \(step.en)\(due.map { ", by \($0.en)" } ?? "")"
        )
    }

    /// What the resident does where the house only shows the way; the due day there is the house's own.
    private func outside(_ entry: ShownItem) -> Localized {
        let desk = view.procedure(entry.key.procedure)?.desk ?? Localized(same: entry.desk ?? "")
        if desk.ja.isEmpty {
            return Localized(
                ja: "外部の窓口で手続してください",
                en: "Please go to the office outside this house"
            )
        }
        return Localized(
            ja: "外部の窓口で手続してください:\(desk.ja)",
            en: "Please go to: \(desk.en)"
        )
    }

    /// How an entry ended for which nobody has to do anything any more.
    private func ended(_ entry: ShownItem) -> Localized {
        if let item = entry.item {
            return entry.state == .withdrawn
                ? Localized(ja: "取り下げました(\(item))", en: "Withdrawn (\(item))")
                : Localized(ja: "提出し、完了しました(\(item))", en: "Filed and done (\(item))")
        }
        let day = entry.doneAt?.dayInJapan.writtenShort
        return switch entry.fate {
        case .doneAtCounter:
            Localized(
                ja: "窓口で完了しました\(day.map { "(\($0.ja))" } ?? "")",
                en: "Done at the counter\(day.map { ", \($0.en)" } ?? "")"
            )
        case .sent, .filed, .paperMissing, .undecided, .open:
            Localized(ja: "完了しました", en: "Done")
        case .declined: Localized(ja: "今回は行いません", en: "Not done this time")
        case .notNeeded: Localized(ja: "必要ありません", en: "Not needed; nothing follows")
        }
    }

    private func name(_ procedure: JSONValue?) -> Localized {
        let id = procedure?.asString ?? ""
        return ProcedureID(id).map(discretion.name) ?? Localized(same: id)
    }

    private func code(_ item: JSONValue) -> String {
        isTelling(item["procedure"]) ? "" : item["code"]?.asString ?? ""
    }

    private func isTelling(_ procedure: JSONValue?) -> Bool {
        procedure?.asString.flatMap { ProcedureID($0) }.map(discretion.isTelling) ?? false
    }

    private func ids(_ item: JSONValue) -> [String] {
        (item["people"]?.asArray ?? []).compactMap(\.asString)
    }

    private func people(_ item: JSONValue) -> [Localized] {
        ids(item).map { names[PersonID($0)] }
    }
}
