import Pages
import Vocabulary

extension Fixtures {
    var protection: [Fixture] {
        let frame = frame(Paths.protection(visit), roles: [.clerk])
        let step = ProtectionPage.Step(name: name, at: instant("10:05"))
        let none = ProtectionPage(subject: subject(), state: .none)
        var provisional = ProtectionPage(subject: subject(isProtected: true), state: .provisional)
        provisional.set = step
        provisional.mayConfirm = true
        provisional.mayAskLift = true
        var confirmed = provisional
        confirmed.state = .confirmed
        confirmed.confirmed = step
        confirmed.mayConfirm = false
        var lifting = confirmed
        lifting.state = .lifting
        lifting.liftAsked = step
        lifting.mayAskLift = false
        var second = lifting
        second.mayLift = true
        return [
            Fixture(name: "protection-none", page: none, frame: frame),
            Fixture(name: "protection-provisional", page: provisional, frame: frame),
            Fixture(name: "protection-confirmed", page: confirmed, frame: frame),
            Fixture(name: "protection-lifting", page: lifting, frame: frame),
            Fixture(name: "protection-second", page: second, frame: frame),
        ]
    }
}
