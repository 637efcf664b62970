import Operations
import Pages

extension Problem {
    /// The problem at the field that a refusal names.
    init(_ refusal: Refusal) {
        let path = refusal.path.split(separator: ".").map(String.init)
        let field: String =
            switch path.first {
            case "record" where path.dropFirst().first == "people":
                (["record"] + path.dropFirst(2)).joined(separator: ".")
            case "record": path.joined(separator: ".")
            case "fates": "fate." + path.dropFirst().joined(separator: ".")
            default: "filing"
            }
        self.init(field: field, message: refusal.message)
    }
}
