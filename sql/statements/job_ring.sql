-- Wakes the workers that sleep. Never inside a transaction that writes: the notice would take a lock of
-- the whole cluster through that commit.
-- No parameters; reads no table; one row without meaning.
SELECT pg_notify('hitomado_job', '')::text
