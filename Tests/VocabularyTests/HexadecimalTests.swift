import Testing
import Vocabulary

@Suite("Bytes in hexadecimal")
struct HexadecimalTests {
    @Test("have two lower-case digits each, in their order")
    func digits() {
        #expect([0x00, 0x0A, 0xF0, 0xFF, 0x7B].hexadecimal == "000af0ff7b")
        #expect([UInt8]().hexadecimal == "")
        let all = (UInt8.min...UInt8.max).map { [$0].hexadecimal }
        #expect(all.map { UInt8($0, radix: 16) } == (UInt8.min...UInt8.max).map(Optional.init))
        #expect(all.allSatisfy { $0.count == 2 && $0 == $0.lowercased() })
    }
}
