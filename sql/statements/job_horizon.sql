-- The oldest transaction that still runs, and the one that will come next.
-- No parameters; reads no table; one row.
SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint
FROM pg_current_snapshot() AS s
