/// A step in the growth of the database, applied once, in a transaction of its own.
package struct Migration: Hashable, Sendable {
    package let name: String
    package let sql: String

    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    private init(_ name: String, _ bytes: [UInt8]) {
        self.init(name: name, sql: String(decoding: bytes, as: UTF8.self))
    }

    /// Every migration of the program in the order of application, which is the order of the names.
    package static let all = [
        Migration("m0001_ground", PackageResources.m0001_ground_sql),
        Migration("m0002_staff", PackageResources.m0002_staff_sql),
        Migration("m0003_visits", PackageResources.m0003_visits_sql),
        Migration("m0004_filing", PackageResources.m0004_filing_sql),
        Migration("m0005_job_queue", PackageResources.m0005_job_queue_sql),
        Migration("m0006_center", PackageResources.m0006_center_sql),
        Migration("m0007_waiting", PackageResources.m0007_waiting_sql),
        Migration("m0008_desks", PackageResources.m0008_desks_sql),
        Migration("m0009_appointments", PackageResources.m0009_appointments_sql),
        Migration("m0010_persons", PackageResources.m0010_persons_sql),
        Migration("m0011_pairs", PackageResources.m0011_pairs_sql),
        Migration("m0012_looks", PackageResources.m0012_looks_sql),
        Migration("m0013_corrections", PackageResources.m0013_corrections_sql),
        Migration("m0014_outdated", PackageResources.m0014_outdated_sql),
        Migration("m0015_register", PackageResources.m0015_register_sql),
        Migration("m0016_owned", PackageResources.m0016_owned_sql),
        Migration("m0017_forms", PackageResources.m0017_forms_sql),
        Migration("m0018_staff_terms", PackageResources.m0018_staff_terms_sql),
        Migration("m0019_drafts", PackageResources.m0019_drafts_sql),
        Migration("m0020_presence", PackageResources.m0020_presence_sql),
        Migration("m0021_undo", PackageResources.m0021_undo_sql),
        Migration("m0022_fees", PackageResources.m0022_fees_sql),
        Migration("m0023_given_ids", PackageResources.m0023_given_ids_sql),
        Migration("m0024_closing", PackageResources.m0024_closing_sql),
        Migration("m0025_protection", PackageResources.m0025_protection_sql),
        Migration("m0026_papers", PackageResources.m0026_papers_sql),
        Migration("m0027_outage", PackageResources.m0027_outage_sql),
    ]
}

/// The text of a statement as it stands in `statements/`, under the name of its file.
package struct StatementText: Hashable, Sendable {
    package let name: String
    package let sql: String

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// Every statement, for tests that look at all of them.
    package static let all =
        migrations + queue + center + desk + section + watch + bookings + duplicates + calls
        + register + forms + staff + drafts + fees + certificates
        + closings + shifts
        + emergency
        + papers

    private static let migrations = [
        migrationList, migrationLock, migrationRecord, migrationSchema, migrationTable,
        migrationTableExists, schemaAlone, schemaUse,
    ]

    package static let migrationList =
        StatementText("migration_list", PackageResources.migration_list_sql)
    package static let schemaAlone =
        StatementText("schema_alone", PackageResources.schema_alone_sql)
    package static let schemaUse =
        StatementText("schema_use", PackageResources.schema_use_sql)
    package static let migrationLock =
        StatementText("migration_lock", PackageResources.migration_lock_sql)
    package static let migrationRecord =
        StatementText("migration_record", PackageResources.migration_record_sql)
    package static let migrationSchema =
        StatementText("migration_schema", PackageResources.migration_schema_sql)
    package static let migrationTable =
        StatementText("migration_table", PackageResources.migration_table_sql)
    package static let migrationTableExists =
        StatementText("migration_table_exists", PackageResources.migration_table_exists_sql)
}
