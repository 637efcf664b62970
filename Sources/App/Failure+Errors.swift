import Eligibility

extension Failure {
    /// The failure that an error of any kind is to the person who called.
    ///
    /// What is not known here is a fault of the program, named by its type alone: its text may hold
    /// personal data.
    package init(anyError error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as HouseholdError: self.init(.wrongInput, refusal.description)
        default:
            self.init(.fault, "A fault of the program stopped the command (\(type(of: error))).")
        }
    }
}
