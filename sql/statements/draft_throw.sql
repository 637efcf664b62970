-- Puts a draft aside, in place of the one that was put aside before.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint, $4 at timestamptz. Leans on the primary key, locks
-- the row; no row where nothing was typed.
UPDATE hitomado.visit_draft
SET typed = NULL, typed_at = NULL, thrown = typed, thrown_at = typed_at, touched_at = $4::timestamptz
WHERE municipality = $1::integer AND visit_id = $2::bigint AND staff_id = $3::bigint AND typed IS NOT NULL
