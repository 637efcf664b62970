-- Waits a moment until nobody works with the tables as they are; nobody begins to until the transaction ends.
-- No parameters; takes the advisory lock of `schema_use.sql` alone, and fails with lock_not_available (55P03)
-- where somebody keeps it. One row. The migrator before this one lets go of it when it has let go of its own.
SELECT set_config('lock_timeout', '3s', true), pg_advisory_xact_lock(5208787143605961809),
    set_config('lock_timeout', '0', true)
