/// Whether two texts are the same bytes in UTF-8; 神 U+FA19 and 神 U+795E are not, though `==` says so.
///
/// O(n). To be used for names of people and for keys, wherever `String ==` would take two for one.
package func utf8Equal(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    // Both are nearly always contiguous, and then compared without an iterator over each text.
    let isEqual = left.utf8.withContiguousStorageIfAvailable { one in
        right.utf8.withContiguousStorageIfAvailable { other in one.elementsEqual(other) }
    }
    return (isEqual ?? nil) ?? left.utf8.elementsEqual(right.utf8)
}

/// Whether a text comes before another when their UTF-8 bytes are compared as numbers.
///
/// This is also the order of their Unicode scalars. O(n).
package func utf8Precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// A text that is equal, ordered and hashed by its UTF-8 bytes, as a key for sets and dictionaries.
package struct UTF8Bytes: Hashable, Comparable, Sendable {
    /// The text.
    package let text: String

    /// The bytes of this text.
    package init(_ text: String) {
        self.text = text
    }

    package static func == (left: UTF8Bytes, right: UTF8Bytes) -> Bool {
        utf8Equal(left.text, right.text)
    }

    package static func < (left: UTF8Bytes, right: UTF8Bytes) -> Bool {
        utf8Precedes(left.text, right.text)
    }

    package func hash(into hasher: inout Hasher) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if done == nil { text.utf8.forEach { hasher.combine($0) } }
        hasher.combine(UInt8(0xFF))
    }
}
