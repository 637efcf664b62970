-- Whether nobody works with the tables as they are; nobody begins to until the transaction ends.
-- No parameters; takes the advisory lock of `schema_use.sql` alone. One row.
SELECT pg_try_advisory_xact_lock(5208787143605961809);
