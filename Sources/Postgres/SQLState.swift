/// The SQLSTATE codes on which the program decides something.
package enum SQLState {
    package static let serializationFailure = "40001"
    package static let deadlockDetected = "40P01"
    package static let uniqueViolation = "23505"
    package static let foreignKeyViolation = "23503"
    package static let checkViolation = "23514"
    package static let lockNotAvailable = "55P03"
    package static let queryCanceled = "57014"
    package static let adminShutdown = "57P01"
    package static let crashShutdown = "57P02"
    package static let cannotConnectNow = "57P03"
    package static let failedTransaction = "25P02"
    static let featureNotSupported = "0A000"
    static let invalidStatementName = "26000"

    /// Whether the code says that the session is over or never began.
    static func endsSession(_ state: String) -> Bool {
        state.hasPrefix("08") || [adminShutdown, crashShutdown, cannotConnectNow].contains(state)
    }
}
