/// A kind of party that comes on a Monday at the end of March.
///
/// The weights are an estimate: no ward publishes the mix. Single movers lead in spring.
enum FamilyKind: String, CaseIterable, Sendable {
    case worker
    case student
    case couple
    case coupleWithInfant
    case familyWithPupils
    case threeGenerations
    case singleParent
    case studentFromAbroad
    case familyFromAbroad
    case elderAlone
    case newborn
    case daycareApplicant
    case moveWithDaycare

    /// How many of a hundred parties are of this kind.
    var weight: Int {
        switch self {
        case .worker: 24
        case .student: 12
        case .couple: 12
        case .coupleWithInfant: 10
        case .familyWithPupils: 10
        case .threeGenerations: 3
        case .singleParent: 3
        case .studentFromAbroad: 6
        case .familyFromAbroad: 2
        case .elderAlone: 3
        case .newborn: 6
        case .daycareApplicant: 5
        case .moveWithDaycare: 4
        }
    }

    /// The life events of such a visit.
    var events: [String] {
        switch self {
        case .newborn: ["birth"]
        case .daycareApplicant: ["daycare"]
        case .moveWithDaycare: ["move-in", "daycare"]
        case .studentFromAbroad, .familyFromAbroad: ["move-in", "from-abroad"]
        default: ["move-in"]
        }
    }

    /// Whether the party moves here.
    var moves: Bool { events.contains("move-in") }

    /// Whether the party comes from abroad.
    var fromAbroad: Bool { events.contains("from-abroad") }
}
