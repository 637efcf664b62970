/// A file of the catalog as the caller has read it.
package struct CatalogFile: Hashable, Sendable {
    /// Path below the catalog's folder with `/` between its parts.
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// Limits on what the loader reads.
enum CatalogLimits {
    static let fileBytes = 1 << 20
    static let files = 5000
    static let depth = 24
    /// Bytes of one text.
    static let textLength = 20_000
}
