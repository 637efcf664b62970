-- What was decided, and not taken back, about an item and others that look like the same matter.
-- $1 municipality integer, $2 item_id bigint. Leans on duplicate_decision_in_force and
-- duplicate_decision_reversed; locks nothing; one row a pair.
SELECT CASE WHEN item_id = $2::bigint THEN other_item ELSE item_id END, decided_at, decided_by
FROM hitomado.duplicate_decision
WHERE municipality = $1::integer AND (item_id = $2::bigint OR other_item = $2::bigint)
    AND undone_at IS NULL
