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

    /// The part of this merge patch that changes something of a value; nil where it changes nothing.
    package func change(from base: JSONValue) -> JSONValue? {
        if isNull { return base.isNull ? nil : self }
        guard let object = asObject else { return self == base ? nil : self }
        let changed = object.members.compactMap { member in
            member.value.change(from: base[member.key] ?? .null)
                .map { JSONObject.Member(key: member.key, value: $0) }
        }
        return changed.isEmpty ? nil : .object(JSONObject(changed))
    }

    /// The part of this value that is at places which another one has; nil where nothing is.
    package func within(_ places: JSONValue) -> JSONValue? {
        guard let own = asObject, let known = places.asObject else { return self }
        let shared = own.members.compactMap { member in
            known[member.key].flatMap { member.value.within($0) }
                .map { JSONObject.Member(key: member.key, value: $0) }
        }
        return shared.isEmpty ? nil : .object(JSONObject(shared))
    }

    /// The merge patch that makes this value of another; an empty object where they are alike.
    package func mergePatch(from base: JSONValue) -> JSONValue {
        guard let object = asObject, let known = base.asObject else { return self }
        var patch = JSONObject()
        for member in known.members where object[member.key] == nil { patch[member.key] = .null }
        for member in object.members where known[member.key] != member.value {
            patch[member.key] =
                known[member.key].map { member.value.mergePatch(from: $0) }
                ?? member.value
        }
        return .object(patch)
    }
}
