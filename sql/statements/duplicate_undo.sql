-- Takes back that two items are not the same matter.
-- $1 municipality integer, $2 item_id bigint (the later), $3 other_item bigint, $4 now timestamptz,
-- $5 actor text. Leans on duplicate_decision_in_force; one row, none where nothing was in force.
UPDATE hitomado.duplicate_decision
SET undone_at = $4::timestamptz, undone_by = $5::text
WHERE municipality = $1::integer AND item_id = $2::bigint AND other_item = $3::bigint
    AND undone_at IS NULL
