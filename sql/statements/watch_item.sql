-- How a filed item stands, without its record.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary key; locks nothing; at most one row.
SELECT i.visit_id, i.office, i.procedure, i.code, i.people, i.system, i.state::text, i.attempt, i.lot_id,
    i.due_at, i.checks_needed, i.checked_by, i.second_checked_by, s.reason, s.remark, s.owner
FROM hitomado.item AS i
LEFT JOIN hitomado.send_back AS s
    ON s.municipality = i.municipality AND s.item_id = i.item_id AND s.attempt = i.attempt
WHERE i.municipality = $1::integer AND i.item_id = $2::bigint
