package import Catalog
import FoundationEssentials
import SystemPackage
import Vocabulary

/// The folder of a catalog on disk.
package struct CatalogDirectory: Hashable, Sendable {
    /// Most files that are read, and most bytes of one.
    package static let filesMaximum = 5_000
    package static let fileBytesMaximum = 1 << 20

    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// The folder that is used when nothing names one: `catalog` in the nearest folder above the
    /// executable that has one, else in the working directory.
    package static var standard: CatalogDirectory {
        let files = FileManager.default
        var folder = FilePath(executablePath ?? ".").removingLastComponent()
        while !folder.isEmpty {
            let candidate = folder.appending("catalog")
            if files.fileExists(atPath: candidate.appending("national").string) {
                return CatalogDirectory(candidate.string)
            }
            if !folder.removeLastComponent() { break }
        }
        return CatalogDirectory("catalog")
    }

    private static var executablePath: String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    /// The texts of all `.yaml` files below the folder.
    ///
    /// Hidden files are passed over. Refuses a folder that is none, files over the limits and
    /// those that are not UTF-8.
    package func files() throws(Failure) -> [CatalogFile] {
        let names = try yamlNames()
        if names.isEmpty {
            throw Failure(
                .wrongInput,
                ja: "\(path) に目録がありません。--catalog でフォルダを指定してください。",
                en: "\(path) holds no catalog; name its folder with --catalog."
            )
        }
        if names.count > Self.filesMaximum {
            throw Failure(
                .wrongInput,
                ja: "\(path) のファイルが\(Self.filesMaximum)個を超えています。",
                en: "\(path) holds more than \(Self.filesMaximum) files."
            )
        }
        var files: [CatalogFile] = []
        for name in names { files.append(CatalogFile(path: name, text: try text(name))) }
        return files
    }

    /// The catalog; refused with every error that it has.
    package func load() throws(Failure) -> Catalog {
        let (catalog, findings) = Catalog.load(try files())
        if let catalog { return catalog }
        let errors = findings.filter { $0.severity == .error }.map { "\(path)/\($0)" }
        throw Failure(.wrongInput, Localized(same: errors.joined(separator: "\n")))
    }

    private func yamlNames() throws(Failure) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.subpathsOfDirectory(atPath: path + "/")
        } catch {
            throw Failure(
                .wrongInput,
                ja: "\(path) はフォルダではありません。--catalog で目録を指定してください。",
                en: "\(path) is no folder; name the catalog with --catalog."
            )
        }
        let found = names.filter { name in
            name.hasSuffix(".yaml") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func text(_ name: String) throws(Failure) -> String {
        let place = "\(path)/\(name)"
        let bytes = try InputFile(place).contents()
        if bytes.count > Self.fileBytesMaximum {
            throw Failure(
                .wrongInput,
                ja: "\(place):1: error: ファイルが1 MiBを超えています。",
                en: "\(place):1: error: the file is larger than 1 MiB."
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(
                .wrongInput,
                ja: "\(place):1: error: ファイルがUTF-8ではありません。",
                en: "\(place):1: error: the file is not UTF-8."
            )
        }
        return text
    }
}
