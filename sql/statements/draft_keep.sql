-- Keeps what somebody typed into a page, unless the same person saved the visit since that page was made.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint, $4 typed text (null where nothing is left),
-- $5 at timestamptz, $6 version integer of the page. Leans on the primary key, locks the row; one row or none.
INSERT INTO hitomado.visit_draft AS d (municipality, visit_id, staff_id, typed, typed_at, touched_at)
VALUES ($1::integer, $2::bigint, $3::bigint, $4::text,
    CASE WHEN $4::text IS NOT NULL THEN $5::timestamptz END, $5::timestamptz)
ON CONFLICT (municipality, visit_id, staff_id) DO UPDATE
SET typed = EXCLUDED.typed, typed_at = EXCLUDED.typed_at, touched_at = EXCLUDED.touched_at
WHERE d.saved_version <= $6::integer
