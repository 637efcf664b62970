-- The items of lots with their attempts and persons, in the order of their positions.
-- $1 municipality integer[], $2 lot_id bigint[]. Leans on the primary keys of lot_item and item.
SELECT li.lot_id, li.item_id, li.attempt, i.municipality, i.office, i.lane::text, i.people
FROM unnest($1::integer[], $2::bigint[]) AS w (municipality, lot_id)
JOIN hitomado.lot_item AS li USING (municipality, lot_id)
JOIN hitomado.item AS i ON i.municipality = li.municipality AND i.item_id = li.item_id
ORDER BY li.lot_id, li.position
