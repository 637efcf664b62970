-- Takes back all that was decided about an item: a correction made somebody else of its persons.
-- $1 municipality integer, $2 item_id bigint, $3 now timestamptz, $4 actor text. Leans on
-- duplicate_decision_in_force and duplicate_decision_reversed; one row a decision.
UPDATE hitomado.duplicate_decision
SET undone_at = $3::timestamptz, undone_by = $4::text
WHERE municipality = $1::integer AND (item_id = $2::bigint OR other_item = $2::bigint)
    AND undone_at IS NULL
