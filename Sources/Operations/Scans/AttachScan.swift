package import Catalog
import Crypto
package import Eligibility
import Filing
import PaperReading
import Stores
package import Vocabulary

/// Attaches a scan of a paper to a visit, for whoever checks it.
///
/// What stands on it is read before anything is kept: a scan on which a My Number can be read is refused, and so is
/// every one where nothing can read it (行政手続における特定の個人を識別するための番号の利用等に関する法律20条). Reading takes
/// seconds and happens between two transactions; the second asks everything once more.
package struct AttachScan: Sendable {
    /// What is to be attached.
    package struct Request: Sendable {
        /// The kind of paper, a word of the catalog.
        package let kind: String
        /// Whose it is; nil for the whole household.
        package let person: PersonID?
        /// The procedures of the visit that it is for.
        package let procedures: [ProcedureID]
        /// Whether somebody looked that no My Number is on it.
        package let isLookedAt: Bool
        package let file: [UInt8]

        /// A value of these parts.
        package init(
            kind: String,
            person: PersonID?,
            procedures: [ProcedureID],
            isLookedAt: Bool,
            file: [UInt8]
        ) {
            self.kind = kind
            self.person = person
            self.procedures = procedures
            self.isLookedAt = isLookedAt
            self.file = file
        }
    }

    private let premises: Premises

    /// The act at these premises.
    package init(_ premises: Premises) {
        self.premises = premises
    }

    /// Reads the scan and attaches it; its number in the visit.
    package func callAsFunction(
        _ request: Request,
        to visit: VisitID,
        by acting: Acting
    ) async throws -> Result<Int, Refusal> {
        let isWelcome = try await premises.perform(.attachScan, acting, visit: visit) { context in
            let visit = try await VisitCase.read(visit, context)
            _ = try await Self.check(request, visit, context)
        }
        if case .failure(let refusal) = isWelcome { return .failure(refusal) }
        let scan: ReadScanFile
        do {
            scan = try await ReadScanFile(request.file, by: premises.papers)
        } catch let problem as ScanProblem {
            return .failure(Refusal(problem))
        }
        return try await premises.perform(.attachScan, acting, visit: visit) { context in
            let visit = try await VisitCase.lock(visit, context)
            let before = try await Self.check(request, visit, context)
            guard !before.contains(where: { $0.isKept && $0.digest == scan.digest }) else {
                throw Refusal.sameScan
            }
            let stored = StoredScan(
                number: before.count + 1,
                kind: request.kind,
                person: request.person,
                procedures: request.procedures,
                format: scan.format,
                pages: scan.pages,
                size: scan.content.count,
                digest: scan.digest,
                at: context.now,
                by: context.acting.actor
            )
            try await context.scans.add(stored, content: scan.content, to: visit.stored)
            return stored.number
        }
    }

    /// Refuses what does not fit the visit; its scans so far.
    private static func check(
        _ request: Request,
        _ visit: VisitCase,
        _ context: ActContext
    ) async throws -> [StoredScan] {
        try visit.mustBeAtDesk()
        let clearance = try await OutputGate.clearance(for: visit.stored.id, context)
        // Hard stop, as for forms: nobody could be shown it, and a paper tells more than an address.
        guard !clearance.isMasked else { throw Refusal.protectedScan }
        guard DocumentID(request.kind).flatMap({ context.catalog.document($0) }) != nil else {
            throw Refusal.noKind
        }
        if let person = request.person,
            !visit.household.people.contains(where: { $0.id == person })
        {
            throw Refusal.nobodysScan
        }
        let planned = Set(visit.items.map(\.key.procedure))
        guard !request.procedures.isEmpty, planned.isSuperset(of: request.procedures) else {
            throw Refusal.forNothing
        }
        guard request.isLookedAt else { throw Refusal.notLookedAt }
        let before = try await context.scans.scans(of: visit.stored)
        guard before.count < ScanLimits.scans else { throw Refusal.tooManyScans }
        return before
    }
}

/// A file that was read from beginning to end, without what tells more than the paper, and without a My Number.
struct ReadScanFile: Sendable {
    let format: ScanFormat
    let content: [UInt8]
    let pages: Int
    /// SHA-256 in hexadecimal.
    let digest: String

    init(_ file: [UInt8], by reader: PaperReader) async throws {
        guard !file.isEmpty else { throw ScanProblem.empty }
        guard file.count <= ScanLimits.bytes else { throw ScanProblem.tooLarge }
        guard let format = ScanFormat(of: file) else { throw ScanProblem.unknownFormat }
        let read: PaperReader.Paper
        do {
            switch format {
            case .jpeg:
                let picture = try JPEGPicture(cleaning: file)
                content = picture.bytes
                read = try await reader.read(
                    picture: content,
                    width: picture.width,
                    height: picture.height
                )
            case .pdf:
                _ = try PDFDocument(checking: file)
                content = file
                read = try await reader.read(document: file, pagesMaximum: ScanLimits.pages)
                guard !PDFDocument(laidOpen: read.laidOpen).isActive else {
                    throw ScanProblem.activeDocument
                }
            }
        } catch let fault as PaperReader.Fault {
            throw ScanProblem(fault, format)
        }
        let place = read.pages.firstIndex { page in
            page.contains { MyNumberDetector.containsMyNumber($0) }
        }
        if let place { throw ScanProblem.myNumber(page: place + 1) }
        self.format = format
        pages = read.pages.count
        digest = SHA256.hash(data: content).hexadecimal
    }
}

extension ScanProblem {
    fileprivate init(_ fault: PaperReader.Fault, _ format: ScanFormat) {
        self =
            switch fault {
            case .noPrograms: .noReader
            case .busy: .busy
            case .tooManyPages: .tooManyPages
            case .tooLong: .tooLong
            case .unreadable: format == .pdf ? .brokenDocument : .brokenPicture
            }
    }
}

extension ActContext {
    var scans: ScanStore { ScanStore(access) }
}

extension Refusal {
    fileprivate init(_ problem: ScanProblem) {
        switch problem {
        case .busy: self.init(.busy, path: "file", problem.message)
        case .noReader: self.init(.conflict, path: "file", problem.message)
        default: self.init(.invalid, path: "file", problem.message)
        }
    }

    static let protectedScan = Refusal(
        .notAllowed,
        path: "file",
        Localized(
            ja: "支援措置の対象です。書類はスキャンでは扱わず、原本を責任者に引き継いでください。",
            en:
                "Somebody is under address protection: no scan is taken or shown. Hand the paper itself to the person in charge."
        )
    )
    fileprivate static let noKind = Refusal.invalid(
        "kind",
        ja: "書類の種類を選んでください。",
        en: "Choose the kind of paper."
    )
    fileprivate static let nobodysScan = Refusal.invalid(
        "person",
        ja: "だれの書類か選んでください。",
        en: "Choose whose paper it is."
    )
    fileprivate static let forNothing = Refusal.invalid(
        "procedure",
        ja: "どの手続のための書類か選んでください。",
        en: "Choose the procedures that it is for."
    )
    fileprivate static let notLookedAt = Refusal.invalid(
        "seen",
        ja: "個人番号(マイナンバー)が写っていないことを目で確かめてから、印を付けてください。",
        en: "Look at it, and tick that no My Number can be seen."
    )
    fileprivate static let sameScan = Refusal(
        .conflict,
        path: "file",
        Localized(
            ja: "同じスキャンが、この来庁に取り込まれています。",
            en: "The same scan is attached to this visit already."
        )
    )
    fileprivate static let tooManyScans = Refusal(
        .conflict,
        path: "file",
        Localized(
            ja: "ひとつの来庁のスキャンは、取り除いたものを含めて\(ScanLimits.scans)件までです。",
            en: "A visit has at most \(ScanLimits.scans) scans, with those that were removed."
        )
    )
}
