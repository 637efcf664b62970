-- The calls about an item's send-backs, the oldest first.
-- $1 municipality integer, $2 item_id bigint, $3 at_most integer. Leans on the primary key; locks nothing.
SELECT attempt, called_at, called_by, result, comes_on, note, due_at
FROM hitomado.return_call
WHERE municipality = $1::integer AND item_id = $2::bigint
ORDER BY attempt, call_id
LIMIT $3::integer
