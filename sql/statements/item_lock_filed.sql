-- Locks filed items, so that what is filed now finds their states as they stay, and says what these are.
-- $1 municipality integer, $2 item_id bigint[]. Leans on the primary key; one row an item, locked in the
-- order of their numbers.
SELECT i.item_id, i.state::text
FROM hitomado.item AS i
WHERE i.municipality = $1::integer AND i.item_id = ANY ($2::bigint[])
ORDER BY i.item_id
FOR NO KEY UPDATE OF i
