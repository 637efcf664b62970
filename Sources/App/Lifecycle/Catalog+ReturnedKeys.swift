import BatchCenter
package import Catalog

extension Catalog {
    /// The keys that systems give back, by the folders of the systems.
    package var returnedKeys: [String: [String]] {
        var keys: [String: [String]] = [:]
        for system in layers.flatMap(\.systems) where !system.returns.isEmpty {
            keys[DropFolder.folder(ofSystem: system.id.description)] = system.returns
        }
        return keys
    }
}
