package import Glyphs

/// The characters that the pages offer, and how they are drawn.
package struct GlyphBook: Sendable {
    let table: GlyphTable
    let outlines: GlyphOutlines

    /// A book of these characters; shapes that are missing are left to the fonts of the terminal.
    package init(table: GlyphTable = .empty, outlines: GlyphOutlines = .none) {
        self.table = table
        self.outlines = outlines
    }
}
