import Crypto
import CryptoExtras
import Foundation
import Vocabulary

/// What a password hash costs: scrypt with N = 2^`log2Rounds`, r = 8, p = 1.
package struct ScryptCost: Hashable, Sendable {
    /// The binary logarithm of N.
    package let log2Rounds: Int

    /// 128 MiB and about 0.4 s; OWASP's first recommendation for scrypt.
    package static let standard = ScryptCost(log2Rounds: 17)

    /// A cost; from 2^4, for tests only, to 2^20.
    package init(log2Rounds: Int) {
        precondition((4...20).contains(log2Rounds), "a hash costs something, and not gigabytes")
        self.log2Rounds = log2Rounds
    }

    static let blockSize = 8
    static let hashBytes = 32
    static let saltBytes = 16
}

/// A password as it is kept: `scrypt$17$8$1$<salt>$<hash>`, salt and hash in hexadecimal.
struct PasswordHash: Hashable, Sendable {
    let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]

    /// Hashes a password; as slow as the cost says.
    init(_ password: String, salt: [UInt8], cost: ScryptCost) throws {
        self.cost = cost
        self.salt = salt
        hash = try Self.derive(password, salt, cost)
    }

    /// A hash as it is kept; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", parts[2] == "8", parts[3] == "1",
            let log2 = Int(parts[1]), (4...20).contains(log2),
            let salt = bytes(hexadecimal: parts[4]), let hash = bytes(hexadecimal: parts[5]),
            hash.count == ScryptCost.hashBytes
        else { return nil }
        cost = ScryptCost(log2Rounds: log2)
        self.salt = salt
        self.hash = hash
    }

    var text: String {
        "scrypt$\(cost.log2Rounds)$8$1$\(salt.hexadecimal)$\(hash.hexadecimal)"
    }

    /// Whether a password is the one that was hashed; the comparison tells nothing by its time.
    func matches(_ password: String) throws -> Bool {
        let other = try Self.derive(password, salt, cost)
        return zip(hash, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
            && hash.count == other.count
    }

    private static func derive(
        _ password: String,
        _ salt: [UInt8],
        _ cost: ScryptCost
    ) throws -> [UInt8] {
        let rounds = 1 << cost.log2Rounds
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8),
            salt: Data(salt),
            outputByteCount: ScryptCost.hashBytes,
            rounds: rounds,
            blockSize: ScryptCost.blockSize,
            parallelism: 1,
            maxMemory: 128 * ScryptCost.blockSize * (rounds + 2) + (1 << 20)
        )
        return key.withUnsafeBytes { Array($0) }
    }
}

/// The bytes of a hexadecimal text; nil when it is none.
func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
        guard let high = nibble(digits[place]), let low = nibble(digits[place + 1]) else {
            return nil
        }
        bytes.append(high << 4 | low)
    }
    return bytes
}

private func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 97...102: digit - 87
    default: nil
    }
}
