-- In how many lots the items of some bundles left, for each system; every attempt counts.
-- $1 municipality integer, $2 bundles bigint[]. Reads by index; locks nothing.
SELECT i.system, count(DISTINCT l.lot_id)
FROM hitomado.item AS i
JOIN hitomado.lot_item AS l ON l.municipality = i.municipality AND l.item_id = i.item_id
WHERE i.municipality = $1::integer AND i.bundle_id = ANY ($2::bigint[])
GROUP BY i.system
ORDER BY i.system
