-- Makes the record of the migrations that were applied.
-- No parameters, no rows.
CREATE TABLE IF NOT EXISTS hitomado.schema_migration (
    name text PRIMARY KEY,
    checksum text NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
