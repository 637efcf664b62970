-- Tells whether the record of migrations is there, so that a finished database is not written to.
-- No parameters. One row: a boolean.
SELECT to_regclass('hitomado.schema_migration') IS NOT NULL;
