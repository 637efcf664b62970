extension JSONValue {
    /// This value after a merge patch (RFC 7396): null removes, objects merge, anything else replaces.
    package func merged(with patch: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var result = asObject ?? JSONObject()
        for change in changes.members {
            if change.value.isNull {
                result[change.key] = nil
            } else {
                result[change.key] = (result[change.key] ?? .null).merged(with: change.value)
            }
        }
        return .object(result)
    }
}
