-- Lets one migrator at a time go on; the lock ends with the transaction.
-- No parameters. One row.
-- The number is the letters HITOMADO, which nothing else in the database uses.
SELECT pg_advisory_xact_lock(5208787143605961807);
