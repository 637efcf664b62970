import Foundation
package import Vocabulary

/// The folder into which emergency packs are written, a folder each: `121011-2026-04-06`.
///
/// A pack appears whole or not at all; of each office the last ones are kept.
package struct EmergencyFolder: Sendable {
    /// How many packs of an office are kept.
    package static let packsKept = 7

    /// Where the packs lie.
    package let path: String

    /// The folder at a path; made when the first pack is written.
    package init(_ path: String) {
        self.path = path
    }

    /// Where the pack of an office for a day lies.
    package func place(of office: MunicipalityCode, on day: CalendarDay) -> String {
        "\(path)/\(office)-\(day)"
    }

    /// Whether the pack of an office for a day lies there.
    package func has(_ office: MunicipalityCode, on day: CalendarDay) -> Bool {
        FileManager.default.fileExists(atPath: place(of: office, on: day) + "/pack.html")
    }

    /// Writes a pack; refused where one of the same day lies there already.
    func write(
        _ content: EmergencyContent,
        of office: MunicipalityCode,
        on day: CalendarDay,
        prints: (String) async -> Bool
    ) async throws(Failure) -> Bool {
        let files = FileManager.default
        let (final, part) = (place(of: office, on: day), "\(path)/.\(office)-\(day).part")
        let isPrinted: Bool
        do {
            if files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
            try files.createDirectory(
                atPath: part + "/events",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750]
            )
            try Data(content.whole).write(to: URL(filePath: part + "/pack.html"))
            for (event, bytes) in content.byEvent {
                try Data(bytes).write(to: URL(filePath: "\(part)/events/\(event).html"))
            }
            isPrinted = await prints(part)
            try files.moveItem(atPath: part, toPath: final)
            try clear(office)
        } catch {
            throw Failure(
                .unavailable,
                ja: "非常時セットのフォルダ \(path) に書けません。フォルダの有無・権限・空き容量を確かめてください。",
                en:
                    "The folder of emergency packs \(path) cannot be written; see that it is there, writable and not full."
            )
        }
        return isPrinted
    }

    /// Removes all but the last packs of an office.
    private func clear(_ office: MunicipalityCode) throws {
        let files = FileManager.default
        let packs = try files.contentsOfDirectory(atPath: path).filter { name in
            name.hasPrefix("\(office)-") && CalendarDay(String(name.dropFirst(7))) != nil
        }.sorted()
        for old in packs.dropLast(Self.packsKept) {
            try files.removeItem(atPath: "\(path)/\(old)")
        }
    }
}
