/// A file that pages load; its name carries a hash of its content, so browsers may keep it for ever.
package struct Asset: Sendable {
    /// Where it is served.
    package let path: Path
    /// The media type that it is served with.
    package let contentType: String
    /// The content, as it is served.
    package let bytes: [UInt8]

    /// The styles of all pages.
    package static let styles = Asset(
        stem: "hitomado",
        ending: "css",
        contentType: "text/css; charset=utf-8",
        bytes: PackageResources.hitomado_css
    )

    /// The script that makes pages more comfortable.
    package static let script = Asset(
        stem: "hitomado",
        ending: "js",
        contentType: "text/javascript; charset=utf-8",
        bytes: PackageResources.hitomado_js
    )

    /// The mark in the browser's tab.
    package static let icon = Asset(
        stem: "hitomado",
        ending: "svg",
        contentType: "image/svg+xml",
        bytes: PackageResources.hitomado_svg
    )

    /// Everything that pages load.
    package static let all = [styles, script, icon]

    private init(stem: String, ending: String, contentType: String, bytes: [UInt8]) {
        path = Path("/assets") / "\(stem)-\(Self.digest(of: bytes)).\(ending)"
        self.contentType = contentType
        self.bytes = bytes
    }

    /// FNV-1a with 64 bits: it tells our own versions apart and guards nothing.
    private static func digest(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 36)
    }
}
