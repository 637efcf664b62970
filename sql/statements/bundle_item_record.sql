-- What a filed item said last, the packet that it came from, the household as corrected since, what its next
-- attempt begins with where a correction of another item has made that already, and why it was sent back.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary keys of item, item_record, send_back and
-- bundle;
-- locks nothing; at most one row.
SELECT i.visit_id, i.office, i.procedure, i.people, i.state::text, i.attempt, i.system, i.lane::text,
    r.record, b.packet,
    (
        SELECT h.household
        FROM hitomado.item_record AS h
        WHERE h.municipality = i.municipality AND h.item_id = i.item_id AND h.household IS NOT NULL
        ORDER BY h.attempt DESC
        LIMIT 1
    ),
    r.made_at <> i.filed_at, n.record, n.household IS NOT NULL,
    (
        SELECT s.reason
        FROM hitomado.send_back AS s
        WHERE s.municipality = i.municipality AND s.item_id = i.item_id AND s.attempt = i.attempt
            AND s.ended_at IS NULL
    )
FROM hitomado.item AS i
JOIN hitomado.item_record AS r
    ON r.municipality = i.municipality AND r.item_id = i.item_id AND r.attempt = i.attempt
JOIN hitomado.bundle AS b ON b.municipality = i.municipality AND b.bundle_id = i.bundle_id
LEFT JOIN hitomado.item_record AS n
    ON n.municipality = i.municipality AND n.item_id = i.item_id AND n.attempt = i.attempt + 1
WHERE i.municipality = $1::integer AND i.item_id = $2::bigint
