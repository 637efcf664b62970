// A JPEG is a row of segments between SOI and EOI; each begins with 0xFF and a marker, most say their length. After
// SOS follow coded data, in which 0xFF stands before 0x00 or a restart marker only. Cameras write where and when a
// picture was taken, previews, and whole films into segments that no decoder needs, and behind the end.

/// A JPEG picture that was read from its first to its last segment, without what tells more than the picture.
///
/// Kept are the segments that a decoder needs; Exif, positions, previews, comments, colour profiles and what follows
/// the end are dropped. How the picture is to be turned is kept, as the one entry of an Exif segment of our own.
package struct JPEGPicture: Sendable {
    /// The picture as it is kept.
    package let bytes: [UInt8]
    package let width: Int
    package let height: Int

    /// The picture of a file; refused where a segment is not as the standard has it (ITU-T T.81, annex B).
    ///
    /// O(n).
    package init(cleaning file: [UInt8]) throws(ScanProblem) {
        var reader = JPEGSegments(file)
        try reader.readAll()
        guard let size = reader.size, reader.hasScan else { throw .brokenPicture }
        guard size.width * size.height <= ScanLimits.pixels else { throw .tooLarge }
        (width, height) = size
        bytes = [0xFF, 0xD8] + JPEGSegments.turning(reader.orientation) + reader.kept
    }
}

/// Reads segment by segment, and keeps what a decoder needs.
private struct JPEGSegments {
    let file: [UInt8]
    private var place = 2
    private(set) var kept: [UInt8] = []
    private(set) var size: (width: Int, height: Int)?
    private(set) var hasScan = false
    /// 1 for upright, as Exif counts.
    private(set) var orientation: UInt8 = 1

    init(_ file: [UInt8]) {
        self.file = file
        kept.reserveCapacity(file.count)
    }

    mutating func readAll() throws(ScanProblem) {
        guard file.starts(with: [0xFF, 0xD8]) else { throw .brokenPicture }
        while true {
            let marker = try nextMarker()
            if marker == 0xD9 {
                kept += [0xFF, 0xD9]
                return
            }
            let content = try segment()
            switch marker {
            // Baseline, extended and progressive frames; others no browser shows.
            case 0xC0, 0xC1, 0xC2: try readFrame(content)
            case 0xDA:
                guard size != nil else { throw .brokenPicture }
                hasScan = true
                keep(marker, content)
                try keepCodedData()
            case 0xC4, 0xDB, 0xDC, 0xDD: keep(marker, content)
            case 0xE1: readOrientation(content)
            // Says how colours are coded.
            case 0xEE where content.count == 12 && file[content].starts(with: "Adobe".utf8):
                keep(marker, content)
            case 0xE0...0xEF, 0xFE: continue
            default: throw .brokenPicture
            }
            if (0xC0...0xC2).contains(marker) { keep(marker, content) }
        }
    }

    private mutating func nextMarker() throws(ScanProblem) -> UInt8 {
        guard place < file.count, file[place] == 0xFF else { throw .brokenPicture }
        // Fill bytes may stand before a marker.
        while place < file.count, file[place] == 0xFF { place += 1 }
        guard place < file.count, file[place] != 0 else { throw .brokenPicture }
        defer { place += 1 }
        return file[place]
    }

    /// The content of the segment that begins here.
    private mutating func segment() throws(ScanProblem) -> Range<Int> {
        guard place + 2 <= file.count else { throw .brokenPicture }
        let length = Int(file[place]) << 8 | Int(file[place + 1])
        guard length >= 2, place + length <= file.count else { throw .brokenPicture }
        defer { place += length }
        return place + 2..<place + length
    }

    private mutating func keep(_ marker: UInt8, _ content: Range<Int>) {
        let length = content.count + 2
        kept += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        kept += file[content]
    }

    private mutating func readFrame(_ content: Range<Int>) throws(ScanProblem) {
        guard size == nil, content.count >= 6 else { throw .brokenPicture }
        func number(_ offset: Int) -> Int {
            Int(file[content.lowerBound + offset]) << 8 | Int(file[content.lowerBound + offset + 1])
        }
        let (height, width) = (number(1), number(3))
        guard height > 0, width > 0 else { throw .brokenPicture }
        size = (width, height)
    }

    private mutating func keepCodedData() throws(ScanProblem) {
        let start = place
        while place + 1 < file.count {
            if file[place] == 0xFF {
                let next = file[place + 1]
                if next == 0xFF {
                    place += 1
                    continue
                }
                guard next == 0 || (0xD0...0xD7).contains(next) else {
                    kept += file[start..<place]
                    return
                }
                place += 1
            }
            place += 1
        }
        throw .brokenPicture
    }
}

// MARK: - How it is to be turned

extension JPEGSegments {
    /// Takes the orientation out of an Exif segment, where one says it.
    private mutating func readOrientation(_ content: Range<Int>) {
        let exif = file[content]
        guard exif.starts(with: Array("Exif".utf8) + [0, 0]) else { return }
        let tiff = Array(exif.dropFirst(6))
        let isLittle = tiff.starts(with: [0x49, 0x49, 42, 0])
        guard isLittle || tiff.starts(with: [0x4D, 0x4D, 0, 42]) else { return }
        func number(at place: Int, bytes count: Int) -> Int? {
            guard place >= 0, place + count <= tiff.count else { return nil }
            let bytes = tiff[place..<place + count]
            return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) {
                $0 << 8 | Int($1)
            }
        }
        guard let directory = number(at: 4, bytes: 4),
            let count = number(at: directory, bytes: 2)
        else { return }
        for entry in 0..<min(count, 200) {
            let start = directory + 2 + entry * 12
            guard let tag = number(at: start, bytes: 2) else { return }
            if tag == 0x0112, let value = number(at: start + 8, bytes: 2), (1...8).contains(value) {
                orientation = UInt8(value)
                return
            }
        }
    }

    /// An Exif segment that says nothing but how the picture is to be turned; nothing for an upright one.
    static func turning(_ orientation: UInt8) -> [UInt8] {
        if orientation == 1 { return [] }
        return [0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0]
            + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            + [0, 0, 0, 0]
    }
}
