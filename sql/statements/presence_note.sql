-- Notes that somebody has a visit open.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint, $4 at timestamptz. Leans on the primary key, locks
-- the row; one row.
INSERT INTO hitomado.visit_presence (municipality, visit_id, staff_id, seen_at)
VALUES ($1::integer, $2::bigint, $3::bigint, $4::timestamptz)
ON CONFLICT (municipality, visit_id, staff_id) DO UPDATE SET seen_at = EXCLUDED.seen_at
