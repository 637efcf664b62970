/// The languages in which people are addressed.
package enum Language: String, Hashable, Sendable, CaseIterable {
    case ja
    case en
}
