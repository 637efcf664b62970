-- Marks a hand-over as undone; the row stays.
-- $1 municipality integer, $2 visit_id bigint, $3 hand_over_id bigint, $4 undone_at timestamptz,
-- $5 undone_by text, $6 not_before timestamptz. Leans on the primary key, locks the row; one row, none
-- when it is undone already or too old.
UPDATE hitomado.hand_over
SET undone_at = $4::timestamptz, undone_by = $5::text
WHERE municipality = $1::integer AND hand_over_id = $3::bigint AND visit_id = $2::bigint
    AND undone_at IS NULL AND handed_at >= $6::timestamptz
