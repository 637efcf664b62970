package import BatchCenter
package import Catalog
import Vocabulary

extension LotLayouts {
    /// The layouts that the catalog names and lots can be written in: CSV in UTF-8.
    ///
    /// A lot in any other layout is not written and shown as failed, never written otherwise.
    package init(_ catalog: Catalog) {
        self.init(catalog.national.layouts.values.compactMap { LotLayout($0) })
        for municipality in catalog.municipalities.keys {
            for layout in catalog.layer(of: municipality).layouts.values {
                guard let layout = LotLayout(layout) else { continue }
                add(layout, municipality: municipality.number)
            }
        }
    }
}

extension LotLayout {
    fileprivate init?(_ layout: Layout) {
        guard layout.format == .csv, layout.encoding == .utf8 else { return nil }
        self.init(
            name: layout.id.description,
            columns: layout.columns.map { Column($0.name, Source($0.source)) },
            hasHeader: layout.hasHeader,
            newline: layout.newline == .crlf ? "\r\n" : "\n"
        )
    }
}

extension LotLayout.Source {
    fileprivate init(_ source: Layout.Source) {
        switch source {
        case .value(let value): self = .value(LotLayout.Value(value))
        case .record(let field): self = .record(field.description)
        case .carried(let key): self = .carried(key)
        case .constant(let text): self = .constant(text)
        }
    }
}

extension LotLayout.Value {
    fileprivate init(_ value: Layout.Value) {
        switch value {
        case .item: self = .item
        case .attempt: self = .attempt
        case .key: self = .key
        case .municipality: self = .municipality
        case .office: self = .office
        case .procedure: self = .procedure
        case .code: self = .code
        case .people: self = .people
        case .receivedAt: self = .receivedAt
        case .record: self = .record
        case .carried: self = .carried
        case .protected: self = .isProtected
        case .secondCheckedBy: self = .secondCheckedBy
        }
    }
}
