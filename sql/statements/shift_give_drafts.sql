-- Gives drafts to another member of the staff, who has none of their own there.
-- $1 municipality integer, $2 visit_id bigint[], $3 from staff_id bigint, $4 to staff_id bigint. Follows shift_hold, which
-- keeps out whoever types; locks the rows; a row a draft.
INSERT INTO hitomado.visit_draft AS d (municipality, visit_id, staff_id, typed, typed_at, saved_version, touched_at)
SELECT g.municipality, g.visit_id, $4::bigint, g.typed, g.typed_at, g.saved_version, g.touched_at
FROM hitomado.visit_draft AS g
WHERE g.municipality = $1::integer AND g.visit_id = ANY ($2::bigint[]) AND g.staff_id = $3::bigint
    AND g.typed IS NOT NULL
ON CONFLICT (municipality, visit_id, staff_id) DO UPDATE
SET typed = EXCLUDED.typed, typed_at = EXCLUDED.typed_at, touched_at = EXCLUDED.touched_at,
    saved_version = greatest(d.saved_version, EXCLUDED.saved_version)
