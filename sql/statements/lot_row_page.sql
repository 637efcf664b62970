-- The rows of a lot, as they were fixed when it was made, a page at a time.
-- $1 municipality integer, $2 lot_id bigint, $3 after_position integer, $4 at_most integer.
-- Leans on the primary keys of lot_item, item, item_record, bundle; locks nothing; $4 rows at most.
SELECT li.position, li.item_id, li.attempt, b.submission_key, i.municipality, i.office, i.procedure,
    i.code, i.people, i.received_at, r.record, li.carried, li.protected, li.second_checked_by
FROM hitomado.lot_item AS li
JOIN hitomado.item AS i ON i.municipality = li.municipality AND i.item_id = li.item_id
JOIN hitomado.bundle AS b ON b.municipality = i.municipality AND b.bundle_id = i.bundle_id
JOIN hitomado.item_record AS r
    ON r.municipality = li.municipality AND r.item_id = li.item_id AND r.attempt = li.attempt
WHERE li.municipality = $1::integer AND li.lot_id = $2::bigint AND li.position > $3::integer
ORDER BY li.position
LIMIT $4::integer
