-- The bundle that an item was filed with.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary key; locks nothing; at most one row.
SELECT bundle_id FROM hitomado.item WHERE municipality = $1::integer AND item_id = $2::bigint
