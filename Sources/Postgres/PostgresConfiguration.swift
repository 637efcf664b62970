/// How to reach a PostgreSQL server and how much of it to use.
package struct PostgresConfiguration: Sendable {
    /// A libpq connection string or URI, several hosts included; handed to libpq as it is.
    package var connectionString: String
    /// The most connections open at once, 1 to 1,000.
    package var poolMaximum: Int
    /// The role taken by every connection, which limits what it may see.
    package var role: String?
    /// How long libpq may try one host, at least two seconds; a `connect_timeout` in the string wins.
    package var connectTimeout: Duration
    /// How long the server may work on one statement; nil sets no limit.
    package var statementTimeout: Duration?
    /// What the server shows in its list of activity, unless the connection string names something.
    package var applicationName: String
    /// The search path of every connection, as SQL.
    package var searchPath: String
    /// What every connection runs before its first use, after all else of its start, as SQL.
    package var opening: String?
    /// How long a caller waits for a connection of the pool before it gets an error.
    package var acquireTimeout: Duration
    /// The most callers that wait for a connection at once; one more is refused at once.
    package var waitersMaximum = 10_000
    /// An idle connection older than this is asked for a sign of life before it is lent.
    package var staleAfter = Duration.seconds(30)
    /// A connection older than this is closed instead of being lent again.
    package var lifetimeMaximum = Duration.seconds(1800)
    /// Hears of failures that no caller waits for, such as a listener that lost its connection.
    package var onBackgroundFailure: @Sendable (PostgresError) -> Void = { _ in }

    /// A configuration that differs from the defaults only where it must.
    package init(
        connectionString: String,
        poolMaximum: Int = 8,
        role: String? = nil,
        connectTimeout: Duration = .seconds(10),
        statementTimeout: Duration? = nil,
        applicationName: String = "hitomado",
        searchPath: String = "hitomado, pg_temp",
        acquireTimeout: Duration = .seconds(20)
    ) {
        precondition((1...1000).contains(poolMaximum), "a pool has 1 to 1,000 connections")
        self.connectionString = connectionString
        self.poolMaximum = poolMaximum
        self.role = role
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.applicationName = applicationName
        self.searchPath = searchPath
        self.acquireTimeout = acquireTimeout
    }
}

// MARK: - For libpq

extension PostgresConfiguration {
    /// Keywords and values in the order in which libpq lets the later win.
    ///
    /// Ours stand before the connection string where an operator may overrule them. A network that
    /// went silent is given up by the kernel after `tcp_user_timeout`.
    var settings: [(keyword: String, value: String)] {
        [
            ("connect_timeout", String(max(2, connectTimeout.components.seconds))),
            ("application_name", applicationName),
            ("keepalives_idle", "15"),
            ("keepalives_interval", "5"),
            ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"),
            ("dbname", connectionString),
            ("client_encoding", "UTF8"),
        ]
    }

    /// What every connection is told before its first use, in the simple protocol.
    var greeting: String {
        var commands = [
            "SET client_min_messages = warning",
            "SET TimeZone = 'UTC'",
            "SET search_path = \(searchPath)",
        ]
        if let statementTimeout {
            let parts = statementTimeout.components
            let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
            commands.append("SET statement_timeout = \(max(1, milliseconds))")
        }
        if let role {
            commands.append("SET ROLE \(quotedIdentifier(role))")
        }
        if let opening { commands.append(opening) }
        return commands.joined(separator: "; ")
    }
}

/// A name as an SQL identifier that keeps its case and every character.
package func quotedIdentifier(_ name: String) -> String {
    var quoted = "\""
    for scalar in name.unicodeScalars where scalar != "\0" {
        quoted.unicodeScalars.append(scalar)
        if scalar == "\"" { quoted += "\"" }
    }
    return quoted + "\""
}
