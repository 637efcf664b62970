import Postgres
import Vocabulary

/// Sends a value of a type through the server and back.
struct Echo<T: PostgresEncodable & PostgresDecodable, Type: TypeName>: PostgresStatement {
    static var name: String { "echo_\(Type.sql)".filter { $0 != "[" && $0 != "]" } + suffix }
    private static var suffix: String { Type.sql.hasSuffix("]") ? "_array" : "" }
    static var sql: String { "SELECT $1::\(Type.sql)" }
    let value: T?
    var bindings: PostgresBindings {
        var bindings = PostgresBindings()
        bindings.append(value)
        return bindings
    }

    static func decode(_ row: inout PostgresRowReader) throws -> T? { try row.read() }
}

protocol TypeName: Sendable { static var sql: String { get } }
enum Bigint: TypeName { static let sql = "bigint" }
enum Integer: TypeName { static let sql = "integer" }
enum Smallint: TypeName { static let sql = "smallint" }
enum Boolean: TypeName { static let sql = "boolean" }
enum Text: TypeName { static let sql = "text" }
enum Varchar: TypeName { static let sql = "varchar" }
enum JSONB: TypeName { static let sql = "jsonb" }
enum JSON: TypeName { static let sql = "json" }
enum UUIDType: TypeName { static let sql = "uuid" }
enum Bytea: TypeName { static let sql = "bytea" }
enum Float8: TypeName { static let sql = "float8" }
enum Float4: TypeName { static let sql = "float4" }
enum Timestamptz: TypeName { static let sql = "timestamptz" }
enum DateType: TypeName { static let sql = "date" }
enum BigintArray: TypeName { static let sql = "bigint[]" }
enum IntegerArray: TypeName { static let sql = "integer[]" }
enum SmallintArray: TypeName { static let sql = "smallint[]" }
enum TextArray: TypeName { static let sql = "text[]" }
enum BooleanArray: TypeName { static let sql = "boolean[]" }
enum JSONBArray: TypeName { static let sql = "jsonb[]" }
enum TimestamptzArray: TypeName { static let sql = "timestamptz[]" }
enum DateArray: TypeName { static let sql = "date[]" }

/// One number from a text that each test chooses by a type of its own.
protocol NumberQuery: PostgresStatement where Row == Int {}

extension NumberQuery {
    var bindings: PostgresBindings { PostgresBindings() }
    static func decode(_ row: inout PostgresRowReader) throws -> Int { try row.read() }
}

struct One: NumberQuery {
    static let name = "one"
    static let sql = "SELECT 1"
}

struct BackendPID: NumberQuery {
    static let name = "backend_pid"
    static let sql = "SELECT pg_backend_pid()"
}

struct Sleep: PostgresStatement {
    typealias Row = Void
    static let name = "sleep"
    static let sql = "SELECT pg_sleep($1)"
    let seconds: Double
    var bindings: PostgresBindings { PostgresBindings(seconds) }
}

struct Terminate: PostgresStatement {
    typealias Row = Void
    static let name = "terminate"
    static let sql = "SELECT pg_terminate_backend($1, 5000)"
    let pid: Int
    var bindings: PostgresBindings { PostgresBindings(pid) }
}

/// Tells when a session with this process number is running a sleep.
struct IsAsleep: PostgresStatement {
    static let name = "is_asleep"
    static let sql = """
        SELECT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE pid = $1 AND wait_event = 'PgSleep' AND state = 'active'
        )
        """
    let pid: Int
    var bindings: PostgresBindings { PostgresBindings(pid) }
    static func decode(_ row: inout PostgresRowReader) throws -> Bool { try row.read() }
}

struct PersonInsert: PostgresStatement {
    typealias Row = Void
    static let name = "person_insert"
    static let sql = "INSERT INTO person (id, name) VALUES ($1, $2)"
    let id: Int
    let name: String?
    var bindings: PostgresBindings { PostgresBindings(id, name) }

    static let table = """
        CREATE TABLE person (
            id integer CONSTRAINT person_key PRIMARY KEY,
            name text CONSTRAINT person_name_given CHECK (name <> '')
        )
        """
}

struct PersonList: PostgresStatement {
    static let name = "person_list"
    static let sql = "SELECT id, name FROM person ORDER BY id"
    let bindings = PostgresBindings()
    struct Person: Hashable {
        let id: Int
        let name: String?
    }

    static func decode(_ row: inout PostgresRowReader) throws -> Person {
        Person(id: try row.read(), name: try row.read())
    }
}

struct PersonCount: NumberQuery {
    static let name = "person_count"
    static let sql = "SELECT count(*) FROM person"
}

struct ListenerPID: NumberQuery {
    static let name = "listener_pid"
    static let sql = """
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'
        """
}
