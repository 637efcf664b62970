import Pages
import Vocabulary

extension Paths {
    /// The page beside the console to which a button of it leads, once all was kept; nil to stay.
    static func besideConsole(_ act: String?, of visit: VisitID) -> Path? {
        switch act {
        case "register": register(visit)
        case "glyphs": glyphs(visit)
        case "forms": forms(visit)
        case "scans": scans(visit)
        case "fees": fees(visit)
        default: nil
        }
    }
}
