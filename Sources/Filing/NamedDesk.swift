package import Catalog
import Vocabulary

extension CatalogView {
    /// The desk of this office that people mean by a text, for an entry of a procedure.
    ///
    /// By its name in any language or in addresses, as *the unified counter*, or by a section that it
    /// serves; nil where the office has no such desk.
    package func desk(called text: String, for procedure: ProcedureID) -> ServiceDesk? {
        guard let office = serviceOffice else { return nil }
        let text = text.withoutBlanksAround
        if let named = office.desks.first(where: { $0.isCalled(text) }) { return named }
        let definition = self.procedure(procedure)
        func usual(_ kinds: [CounterKind]) -> ServiceDesk? {
            kinds.lazy.compactMap { kind in
                definition.flatMap { office.desk(for: $0, kind: kind) }
            }.first
        }
        if InitialFate.unifiedCounter.says(text) {
            return usual([.unified]) ?? office.desks.first { $0.kinds.contains(.unified) }
        }
        let isItsSection =
            definition.map { definition in
                definition.desk.says(text)
                    || definition.sections.contains { utf8Equal(String($0), text) }
            } ?? false
        if isItsSection, let desk = usual(Self.receiving) { return desk }
        return Self.receiving.lazy.compactMap { kind in
            office.desks.first { $0.kinds.contains(kind) && $0.serves(section: text) }
        }.first
    }

    /// The kinds of desks to which somebody is sent, those of a section first.
    private static let receiving: [CounterKind] = [.individual, .appointment, .unified]
}

extension ServiceDesk {
    fileprivate func isCalled(_ text: String) -> Bool {
        utf8Equal(id.description, text) || name.says(text)
    }

    fileprivate func serves(section: String) -> Bool {
        serves?.sections.contains { utf8Equal($0, section) } ?? false
    }
}

extension Localized {
    /// Whether this text stands here in any language.
    func says(_ text: String) -> Bool {
        utf8Equal(ja, text) || utf8Equal(en, text) || easy.map { utf8Equal($0, text) } ?? false
    }
}
