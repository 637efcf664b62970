-- Takes a draft back that was put aside; what was typed since is put aside for it.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint, $4 at timestamptz. Leans on the primary key, locks
-- the row; no row where nothing was put aside.
UPDATE hitomado.visit_draft
SET typed = thrown, typed_at = thrown_at, thrown = typed, thrown_at = typed_at, touched_at = $4::timestamptz
WHERE municipality = $1::integer AND visit_id = $2::bigint AND staff_id = $3::bigint AND thrown IS NOT NULL
