-- Erases what somebody typed once it was saved, and lets nothing in any more from pages before that.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint, $4 version integer that was saved, $5 at
-- timestamptz. Leans on the primary key, locks the row; one row.
INSERT INTO hitomado.visit_draft (municipality, visit_id, staff_id, saved_version, touched_at)
VALUES ($1::integer, $2::bigint, $3::bigint, $4::integer, $5::timestamptz)
ON CONFLICT (municipality, visit_id, staff_id) DO UPDATE
SET typed = NULL, typed_at = NULL, thrown = NULL, thrown_at = NULL, saved_version = EXCLUDED.saved_version,
    touched_at = EXCLUDED.touched_at
