import Operations
import Stores
import Vocabulary

/// What came of trying an act.
struct Tried: Sendable {
    /// Why it was not done; nil where it was.
    let refusal: Refusal?
    /// Everything that came back, in words, whatever a page would show of it.
    let told: String

    init<Value>(_ result: Result<Value, Refusal>) {
        var told = ""
        switch result {
        case .success(let value):
            refusal = nil
            dump(value, to: &told)
        case .failure(let refusal):
            self.refusal = refusal
            told = refusal.all.map { "\($0.path) \($0.message.ja) \($0.message.en)" }
                .joined(separator: "\n")
        }
        self.told = told
    }

    /// Whether the act found its way in: it was done, or refused for how things stand.
    var isInside: Bool { refusal?.kind != .notAllowed && refusal?.kind != .notFound }
}

/// One way of doing an act, with whose business it is.
enum Attempt: Sendable {
    typealias On<Subject> = @Sendable (RightsWorld, Subject, Acting) async throws -> Tried
    typealias Alone = @Sendable (RightsWorld, Acting) async throws -> Tried

    /// Of a visit, the business of its office and the center.
    case visit(On<VisitID>)
    /// Of an item, the business of its office and the center.
    case item(On<ItemID>)
    /// Of a visit at a section's desk, the business of that desk and of the office's clerks.
    case desk(On<VisitID>)
    /// Of something else of the office.
    case office(Alone)
    /// Of something of the municipality, whatever the office.
    case municipality(Alone)
    /// Of nobody but who acts: only what comes back could be others'.
    case own(Alone)
    /// Of who shows by a password who it is, whatever the roles.
    case entrance
}

/// Who tries, from where.
struct Intruder: Hashable, Sendable, CustomStringConvertible {
    enum Place: CaseIterable, Hashable, Sendable {
        case own, otherDesk, otherOffice, otherMunicipality
    }

    let role: StaffRole
    let place: Place
    let isContractor: Bool

    static let all: [Intruder] = StaffRole.allCases.flatMap { role in
        Place.allCases.flatMap { place in
            [false, true].map { Intruder(role: role, place: place, isContractor: $0) }
        }
    }

    func acting(in world: RightsWorld) -> Acting {
        let (municipality, office) =
            switch place {
            case .own, .otherDesk: (House.chiba, House.chuo)
            case .otherOffice: (House.chiba, House.hanamigawa)
            case .otherMunicipality: (House.kitami, House.kitami)
            }
        return Acting(
            actor: "\(role.rawValue)-\(place)",
            staff: world.member,
            roles: [role],
            municipality: municipality,
            office: office,
            desks: role == .section ? [place == .otherDesk ? "welfare" : "nursery"] : [],
            isContractor: isContractor
        )
    }

    /// Whether the table of rights leaves this door open.
    func may(_ act: ActName, _ attempt: Attempt) -> Bool {
        guard isAllowed(act) else { return false }
        switch (attempt, place) {
        case (_, .own), (.own, _), (.entrance, _): return true
        case (.desk, .otherDesk): return role != .section
        case (_, .otherDesk): return true
        case (.municipality, .otherOffice): return true
        case (_, .otherOffice): return role == .center
        case (_, .otherMunicipality): return false
        }
    }

    /// What the table says of the role alone.
    func isAllowed(_ act: ActName) -> Bool {
        Permission.allows(act, [role]) && !(isContractor && Permission.isForOfficials(act))
    }

    var description: String {
        "\(isContractor ? "a contractor's " : "")\(role.rawValue) of \(place)"
    }
}

extension Attempt {
    /// Whether it is of a record by its number, of which a stranger learns not even that there is one.
    var isOfRecord: Bool {
        switch self {
        case .visit, .item, .desk: true
        case .office, .municipality, .own, .entrance: false
        }
    }

    /// Tries it on every record it can be tried on; the state of each with what came of it.
    func outcomes(
        _ world: RightsWorld,
        _ acting: Acting
    ) async throws -> [(state: String, outcome: Tried)] {
        var outcomes: [(String, Tried)] = []
        switch self {
        case .visit(let act), .desk(let act):
            for visit in world.visits {
                outcomes.append((visit.state, try await act(world, visit.id, acting)))
            }
        case .item(let act):
            for item in world.items {
                outcomes.append((item.state, try await act(world, item.id, acting)))
            }
        case .office(let act), .municipality(let act), .own(let act):
            outcomes.append(("-", try await act(world, acting)))
        case .entrance: break
        }
        return outcomes
    }
}
