import App
import DayPlay
import Vocabulary

/// Tells on standard error how far a day has come; a bar where a person looks at a terminal.
struct DayProgress: Sendable {
    private let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func show(_ progress: DayPlay.Progress) {
        switch progress {
        case .served(let done, let all):
            guard done == all || done.isMultiple(of: max(1, all / 20)) else { return }
            let filled = 20 * done / max(1, all)
            let bar =
                String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
            Output.say("\(bar) \(done)/\(all) \(language == .ja ? "来庁" : "arrivals")")
        case .center(let open):
            Output.say(language == .ja ? "センター: 残り \(open) 件" : "center: \(open) open")
        }
    }
}
