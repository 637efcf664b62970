package import Vocabulary

/// The keys that systems returned for earlier items, as their dependants carry them.
package enum CarriedKeys {
    /// One object by person from several, as compact JSON with sorted keys; `{}` when there is none.
    ///
    /// Only of the persons that the row is about: a system learns of nobody else. An item of the whole
    /// household, which names none, carries everybody's.
    ///
    /// The texts come in the order of the items that returned them; where two name the same key of the
    /// same person, the later one wins. Throws when a text is not JSON, which no text of ours is.
    package static func merged(
        _ texts: [String],
        for own: [String] = []
    ) throws(JSONError) -> String {
        if texts.isEmpty { return "{}" }
        if texts.count == 1, own.isEmpty { return texts[0] }
        var people = JSONObject()
        for text in texts {
            for person in try JSONParser.parse(text).asObject?.members ?? []
            where own.isEmpty || own.contains(where: { utf8Equal($0, person.key) }) {
                var known = people[person.key]?.asObject ?? JSONObject()
                for key in person.value.asObject?.members ?? [] { known[key.key] = key.value }
                people[person.key] = .object(known)
            }
        }
        return JSONValue.object(people).compact(sortedKeys: true)
    }
}
