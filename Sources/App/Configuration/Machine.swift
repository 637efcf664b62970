import FoundationEssentials
import Vocabulary

/// What the machine offers, and how this process is told from others on it.
package enum Machine {
    /// Processors that this process may use, at least one.
    package static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// A name for a worker that no other living one has: host, process and a random number.
    ///
    /// It becomes a file name, so that whatever a host's name may hold beside letters is replaced.
    package static func workerName(_ chance: SystemChance) -> String {
        let host = ProcessInfo.processInfo.hostName.utf8.prefix(60).map { byte in
            let letter = (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
            return letter ? byte : UInt8(ascii: "-")
        }
        let random = chance.bytes(4).hexadecimal
        let process = ProcessInfo.processInfo.processIdentifier
        return "\(String(decoding: host, as: UTF8.self))-\(process)-\(random)"
    }
}
