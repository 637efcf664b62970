-- Notes that two items are not the same matter.
-- $1 municipality integer, $2 item_id bigint (the later), $3 other_item bigint, $4 now timestamptz,
-- $5 actor text. Leans on duplicate_decision_in_force; one row, none where it was noted before.
INSERT INTO hitomado.duplicate_decision (municipality, item_id, other_item, decided_at, decided_by)
VALUES ($1::integer, $2::bigint, $3::bigint, $4::timestamptz, $5::text)
ON CONFLICT (municipality, item_id, other_item) WHERE undone_at IS NULL DO NOTHING
