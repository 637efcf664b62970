/// That a paper is not the first print of it.
package struct Reprint: Sendable {
    /// 1 for the second print.
    package var number: Int
    /// Why there is another.
    package var reason: String

    /// Takes both as given.
    package init(number: Int, reason: String) {
        self.number = number
        self.reason = reason
    }
}
