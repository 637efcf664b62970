package import Catalog
import Filing
import JobQueue
import Logging
package import Operations
import Postgres

/// What acts of people need in a process: built from the environment, the catalog and the machine.
package struct OfficeWork: Sendable {
    package let premises: Premises
    private let client: PostgresClient

    /// Premises over a database in the role of an office.
    ///
    /// `passwords` false spares the cost of preparing for passwords where none is made or asked for.
    package init(
        address: DatabaseAddress,
        catalog: Catalog,
        checksAreOff: Bool,
        connectionsMaximum: Int = 4,
        passwords: Bool = false
    ) throws {
        let logger = Log.program
        let client = address.client(as: .office, connectionsMaximum: connectionsMaximum) { error in
            logger.warning("a connection was lost", metadata: ["error": "\(error)"])
        }
        let planning = RoutingPlanning(catalog: catalog)
        self.client = client
        premises = Premises(
            database: client,
            planning: { planning },
            clock: SystemTime(),
            chance: SystemChance(),
            passwords: try PasswordWorkshop(
                cost: passwords ? .standard : ScryptCost(log2Rounds: 4)
            ),
            checks: CheckPolicy(checksAreOff ? .none : .catalog),
            ring: {
                do {
                    try await JobQueue.ring(client)
                } catch {
                    // Workers look by themselves too; a lost ring costs half a second.
                    logger.debug("the workers were not woken", metadata: ["error": "\(error)"])
                }
            }
        )
    }

    /// Ends the connections once nobody uses them.
    package func close() async {
        await client.close()
    }

    /// Lends premises to a command and ends their connections afterwards.
    package static func lend<Value>(
        _ environment: Environment,
        catalog: Catalog,
        passwords: Bool = false,
        _ body: (Premises) async throws -> Value
    ) async throws -> Value {
        let work = try OfficeWork(
            address: environment.database,
            catalog: catalog,
            checksAreOff: environment.checksAreOff,
            passwords: passwords
        )
        do {
            let value = try await body(work.premises)
            await work.close()
            return value
        } catch {
            await work.close()
            throw error
        }
    }
}
