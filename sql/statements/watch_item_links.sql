-- The items that an item waits for, and those that wait for it.
-- $1 municipality integer, $2 item_id bigint. Leans on both orders of item_after; locks nothing.
SELECT i.item_id, i.procedure, i.state::text, a.is_before
FROM (
    SELECT after_item AS other, true AS is_before
    FROM hitomado.item_after WHERE municipality = $1::integer AND item_id = $2::bigint
    UNION ALL
    SELECT item_id, false
    FROM hitomado.item_after WHERE municipality = $1::integer AND after_item = $2::bigint
) AS a
JOIN hitomado.item AS i ON i.municipality = $1::integer AND i.item_id = a.other
ORDER BY i.item_id
