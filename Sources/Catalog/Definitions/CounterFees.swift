package import Vocabulary

/// A kind of certificate that people ask for at the counter; its content comes from the back office.
package struct CertificateKind: Hashable, Sendable {
    /// The word that requests keep.
    package let id: String
    package let name: Localized
    /// What one sheet costs.
    ///
    /// By the city's ordinance on fees: Local Autonomy Act (地方自治法) articles 227 and 228.
    package let feeYen: Int
    /// The procedures of a plan that end in this certificate, which is charged instead of them.
    package let procedures: [ProcedureID]
    /// Who must show a paper by which they stand for the person.
    package let mandateFor: [Filer]
    /// How well the fee is known.
    package let feeSource: SourceMark
    /// How well it is known who needs a paper.
    package let mandateSource: SourceMark
    let position: SourcePosition
}

/// A ground on which a fee is waived (減免).
package struct WaiverGround: Hashable, Sendable {
    /// The word that entries keep.
    package let id: String
    package let name: Localized
    /// How well it is known that the ground holds.
    package let source: SourceMark
}

/// What is charged at the counter beside the procedures.
package struct CounterFees: Hashable, Sendable {
    package let certificates: [CertificateKind]
    package let waivers: [WaiverGround]
    /// A closing that differs from the ledger by more than this many yen is sealed by two persons.
    ///
    /// By the city's rules on its accounts (会計規則); 0 where nothing is written, so that every difference is.
    package let differenceOfOneYen: Int

    /// A territory in which nothing of the kind is written down.
    static let none = CounterFees(certificates: [], waivers: [], differenceOfOneYen: 0)

    /// A kind by its word.
    package func certificate(_ id: String) -> CertificateKind? {
        certificates.first { utf8Equal($0.id, id) }
    }

    /// A ground by its word.
    package func waiver(_ id: String) -> WaiverGround? {
        waivers.first { utf8Equal($0.id, id) }
    }
}

// MARK: - Reading

extension ReadingContext {
    func counterFees(_ map: MapReader) -> CounterFees {
        let certificates = map.requiredList("certificates") { node in
            node.map("certificate", log) { certificateKind($0) }
        }
        let waivers = map.requiredList("waivers") { node in
            node.map("waiver", log) { map in waiverGround(map).map { ($0, map.position) } }
        }
        reportTwins(certificates.map { ($0.id, $0.position) }, "certificate")
        reportTwins(waivers.map { ($0.0.id, $0.1) }, "waiver")
        return CounterFees(
            certificates: certificates,
            waivers: waivers.map(\.0),
            differenceOfOneYen: map.map("closing") { closingLimit($0) } ?? 0
        )
    }

    private func closingLimit(_ map: MapReader) -> Int {
        _ = map.required("source").flatMap(sourceMark)
        return map.int("difference_of_one_yen", in: 0...1_000_000)
    }

    private func certificateKind(_ map: MapReader) -> CertificateKind? {
        let id = word(map)
        let name = map.localized("name")
        let yen = map.int("fee_yen", in: 0...1_000_000)
        let procedures = map.list("procedures") {
            reference($0, "procedure", in: known.procedures)
        }
        let mandateFor: [Filer] = map.choices("mandate_for")
        let sources = map.requiredMap("sources") { map -> (SourceMark, SourceMark)? in
            let fee = map.required("fee").flatMap(sourceMark)
            let mandate = map.required("mandate").flatMap(sourceMark)
            guard let fee, let mandate else { return nil }
            return (fee, mandate)
        }
        if !mandateFor.contains(.agent) {
            log.error(
                map.place("mandate_for"),
                "an agent shows a letter of authorization for every certificate; add `agent`"
            )
        }
        guard let sources else { return nil }
        return CertificateKind(
            id: id,
            name: name,
            feeYen: yen,
            procedures: procedures,
            mandateFor: mandateFor,
            feeSource: sources.0,
            mandateSource: sources.1,
            position: map.position
        )
    }

    private func waiverGround(_ map: MapReader) -> WaiverGround? {
        let id = word(map)
        let name = map.localized("name")
        let source = map.required("source").flatMap(sourceMark)
        return source.map { WaiverGround(id: id, name: name, source: $0) }
    }

    private func word(_ map: MapReader) -> String {
        let id = map.text("id")
        if FieldID(id) == nil {
            log.error(
                map.place("id"),
                "`\(id)` is no name: use 1 to 80 letters, digits and hyphens"
            )
        }
        return id
    }
}
