-- The items of a lot as they stand now, without anything that says who they are.
-- $1 municipality integer, $2 lot_id bigint, $3 at_most integer. Leans on the primary keys of lot_item and
-- item; locks nothing; at most $3 rows.
SELECT li.item_id, li.attempt, i.procedure, i.code, i.office, i.state::text, s.reason
FROM hitomado.lot_item AS li
JOIN hitomado.item AS i ON i.municipality = li.municipality AND i.item_id = li.item_id
LEFT JOIN hitomado.send_back AS s
    ON s.municipality = li.municipality AND s.item_id = li.item_id AND s.attempt = li.attempt
WHERE li.municipality = $1::integer AND li.lot_id = $2::bigint
ORDER BY li.position
LIMIT $3::integer
