package import Vocabulary

/// Where every page and act lives; forms and links take their targets from here only.
package enum Paths {
    package static let home = Path("/")
    package static let signIn = Path("/sign-in")
    package static let signOut = Path("/sign-out")
    package static let door = Path("/door")
    package static let desk = Path("/desk")
    package static let handOvers = Path("/hand-overs")
    package static let center = Path("/center")
    package static let lots = Path("/center/lots")
    package static let returns = Path("/center/returns")
    package static let staff = Path("/staff")

    /// Stores the language of the screens and leads back.
    package static func language(_ language: Language, back: Path) -> Path {
        (Path("/language") / language.rawValue).with("back", back.text)
    }

    package static func visit(_ visit: VisitID) -> Path { Path("/visits") / visit }
    package static func slip(_ visit: VisitID) -> Path { Self.visit(visit) / "slip" }
    package static func receipt(_ visit: VisitID) -> Path { Self.visit(visit) / "receipt" }

    package static func desk(_ visit: VisitID) -> Path { desk / visit }
    package static func call(_ visit: VisitID) -> Path { desk(visit) / "call" }
    package static func file(_ visit: VisitID) -> Path { desk(visit) / "file" }

    package static func handOver(_ visit: VisitID) -> Path { handOvers / visit }
    package static func handOverCall(_ visit: VisitID) -> Path { handOvers / visit / "call" }
    package static func handOverUndo(_ visit: VisitID) -> Path { handOvers / visit / "undo" }

    package static func lot(_ lot: LotID) -> Path { lots / lot }
    package static func item(_ item: ItemID) -> Path { Path("/center/items") / item }
    package static func correct(_ item: ItemID) -> Path { Self.item(item) / "correct" }
    package static func withdraw(_ item: ItemID) -> Path { Self.item(item) / "withdraw" }
    package static func check(_ item: ItemID) -> Path { Self.item(item) / "check" }

    package static func staffPassword(_ person: StaffID) -> Path { staff / person / "password" }
    package static func staffActive(_ person: StaffID) -> Path { staff / person / "active" }
}
