/// One value of a result, in the server's binary form.
///
/// Valid only while the result lives, that is inside `decode`; so its bytes stay inside this module.
package struct PostgresCell {
    /// The bytes, nil for NULL.
    let content: UnsafeRawBufferPointer?
    let type: UInt32

    /// A cell over bytes that outlive it; nil bytes are NULL.
    package init(content: UnsafeRawBufferPointer?, type: UInt32) {
        self.content = content
        self.type = type
    }

    package var isNull: Bool { content == nil }

    /// The bytes of a value that must be there.
    func bytes() throws(PostgresCellMismatch) -> UnsafeRawBufferPointer {
        guard let content else { throw PostgresCellMismatch() }
        return content
    }

    /// The bytes of a value that must be there and be of this type.
    func bytes(of wanted: UInt32) throws(PostgresCellMismatch) -> UnsafeRawBufferPointer {
        guard type == wanted else { throw PostgresCellMismatch() }
        return try bytes()
    }

    /// A number in network order, which must fill the value.
    func number<T: FixedWidthInteger>(
        _: T.Type,
        of wanted: UInt32
    ) throws(PostgresCellMismatch) -> T {
        let bytes = try bytes(of: wanted)
        guard bytes.count == MemoryLayout<T>.size else { throw PostgresCellMismatch() }
        return T(bigEndian: bytes.loadUnaligned(as: T.self))
    }

    /// The elements of an array of at most one dimension.
    ///
    /// Layout: dimensions, flag for NULLs, type of the elements; for the dimension its length and
    /// lower bound; for each element its length (-1 is NULL) and bytes.
    func elements<T>(
        _ decode: (PostgresCell) throws(PostgresCellMismatch) -> T
    ) throws(PostgresCellMismatch) -> [T] {
        var rest = ArrayBytes(rest: try bytes()[...])
        let dimensions = try rest.integer()
        _ = try rest.integer()
        let element = UInt32(bitPattern: try rest.integer())
        if dimensions == 0 { return [] }
        guard dimensions == 1 else { throw PostgresCellMismatch() }
        let count = Int(try rest.integer())
        _ = try rest.integer()
        // An element takes four bytes at least, so a false count cannot make us reserve much.
        guard count >= 0, count <= rest.rest.count / 4 else { throw PostgresCellMismatch() }
        var values: [T] = []
        values.reserveCapacity(count)
        for _ in 0..<count {
            values.append(try decode(PostgresCell(content: try rest.element(), type: element)))
        }
        return values
    }
}

/// What is left to read of an array.
private struct ArrayBytes {
    var rest: Slice<UnsafeRawBufferPointer>

    mutating func integer() throws(PostgresCellMismatch) -> Int32 {
        let bytes = try take(4)
        return Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))
    }

    mutating func element() throws(PostgresCellMismatch) -> UnsafeRawBufferPointer? {
        let length = try integer()
        return length < 0 ? nil : try take(Int(length))
    }

    private mutating func take(_ count: Int) throws(PostgresCellMismatch) -> UnsafeRawBufferPointer
    {
        guard rest.count >= count else { throw PostgresCellMismatch() }
        defer { rest = rest.dropFirst(count) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
    }
}
