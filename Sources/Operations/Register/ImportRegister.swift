import Catalog
import Crypto
package import Stores
package import Vocabulary

/// Takes over an extract of the residence record: the whole of it, or nothing.
///
/// Residents who are not in it are removed, since they moved away or died. The same file again changes
/// nothing. Memory is that of a thousand rows; a night's run writes only what changed.
package struct ImportRegister: Sendable {
    /// What is taken over.
    package struct Request: Sendable {
        /// The day at whose end the record stood so.
        package let asOf: CalendarDay
        /// Whether more than a fifth of all residents may go.
        package let acceptsShrinking: Bool
        /// Hands over the bytes of the file in pieces, from its start each time it is called.
        package let bytes:
            @Sendable (_ take: (ArraySlice<UInt8>) async throws -> Void) async throws -> Void

        /// A value of these parts.
        package init(
            asOf: CalendarDay,
            acceptsShrinking: Bool = false,
            bytes:
                @escaping @Sendable (
                    _ take: (ArraySlice<UInt8>) async throws -> Void
                ) async throws -> Void
        ) {
            self.asOf = asOf
            self.acceptsShrinking = acceptsShrinking
            self.bytes = bytes
        }
    }

    /// What came of it.
    package struct Imported: Sendable {
        /// The extract as it was noted.
        package let extract: StoredExtract
        /// Whether it had been taken over before.
        package let isRepeated: Bool
        /// How many values of each column could not be read and are left out, by header.
        package let unread: [String: Int]
    }

    /// Residents of whom one import may remove so many in a hundred without being asked to.
    private static let goneMaximum = 20

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Takes the extract over; refusals name every line that is wrong, up to twenty.
    package func callAsFunction(
        _ request: Request,
        by acting: Acting
    ) async throws -> Result<Imported, Refusal> {
        try await premises.perform(.importRegister, acting) { context in
            try await Self.run(request, context)
        }
    }

    private static func run(_ request: Request, _ context: ActContext) async throws -> Imported {
        guard let layout = context.catalog.layer(of: context.acting.municipality).register else {
            throw Refusal.noRegisterLayout
        }
        guard request.asOf <= context.now.dayInJapan else { throw Refusal.futureExtract }
        try await context.audits.write(context.audit())
        let store = context.register
        try await store.beginImport()
        let last = try await store.last()
        if let last, request.asOf < last.asOf { throw Refusal.olderExtract(last.asOf) }
        var intake = RegisterIntake(layout: layout, catalog: context.catalog, store: store)
        try await request.bytes { try await intake.take($0) }
        let hash = try await intake.end()
        if let last, last.hash == hash, last.asOf == request.asOf {
            try await store.clearStage()
            return Imported(extract: last, isRepeated: true, unread: intake.unread)
        }
        try await refuseShrinking(request, store)
        let counts = try await store.takeOver()
        let extract = StoredExtract(
            asOf: request.asOf,
            hash: hash,
            residents: intake.count,
            added: counts.added,
            changed: counts.changed,
            removed: counts.removed,
            importedAt: context.now,
            importedBy: context.acting.actor
        )
        try await store.add(extract)
        return Imported(extract: extract, isRepeated: false, unread: intake.unread)
    }

    /// A file that was cut off must not empty the register.
    private static func refuseShrinking(
        _ request: Request,
        _ store: RegisterStore
    ) async throws {
        if request.acceptsShrinking { return }
        let standing = try await store.standing()
        if standing.gone * 100 > standing.residents * goneMaximum {
            throw Refusal.shrinking(standing.gone, of: standing.residents)
        }
    }
}

extension Refusal {
    fileprivate static let noRegisterLayout = Refusal.conflict(
        ja: "この市区町村の抽出の配置がありません。catalog に register.yaml を置いてください。",
        en: "The catalog has no layout of this municipality's extract; add a register.yaml."
    )
    fileprivate static let futureExtract = Refusal.invalid(
        "as_of",
        ja: "基準日が未来です。抽出した日を指定してください。",
        en: "The day of the extract is in the future; name the day it was made."
    )

    fileprivate static func olderExtract(_ day: CalendarDay) -> Refusal {
        .conflict(
            ja: "\(day) の抽出を取り込み済みです。それより古い抽出は取り込めません。",
            en: "The extract of \(day) was taken over; an older one is not."
        )
    }

    fileprivate static func shrinking(_ gone: Int, of all: Int) -> Refusal {
        .conflict(
            ja:
                "登録されている\(all)人のうち\(gone)人がこのファイルにありません。途中で切れていないか確かめ、正しければ --accept-shrinking を付けてください。",
            en: "Of \(all) residents \(gone) are not in this file; check whether it was cut off, "
                + "and add --accept-shrinking if it is right."
        )
    }
}
