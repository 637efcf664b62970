-- What is open in an office at the end of a day, but for signed sheets; nothing here says who it is.
-- $1 municipality integer, $2 office integer, $3 from timestamptz, $4 until timestamptz (the day), $5 at_most integer.
-- Leans on visit_open, the key of visit_draft, certificate_at_counter, lot_open, send_back_open and
-- appointment_slot_once; locks nothing; at most $5 rows.
SELECT 'visit-' || CASE v.state WHEN 'waiting' THEN 'waiting' WHEN 'at-desk' THEN 'at-desk' ELSE 'answered' END,
    v.visit_id, '', v.opened_at
FROM hitomado.visit AS v
WHERE v.municipality = $1::integer AND v.office = $2::integer AND v.opened_at < $4::timestamptz
    AND v.state IN ('waiting', 'at-desk', 'filed')
    AND (v.state <> 'filed' OR NOT EXISTS (
        SELECT FROM hitomado.item AS i
        WHERE i.municipality = v.municipality AND i.visit_id = v.visit_id
            AND i.state NOT IN ('done', 'withdrawn')
    ) AND NOT EXISTS (
        SELECT FROM hitomado.visit_item AS vi
        WHERE vi.municipality = v.municipality AND vi.visit_id = v.visit_id AND vi.done_at IS NULL
            AND vi.fate IN ('open', 'paper-missing', 'sent', 'undecided')
    ))
UNION ALL
SELECT 'draft', d.visit_id, s.login, d.typed_at
FROM hitomado.visit AS v
JOIN hitomado.visit_draft AS d ON d.municipality = v.municipality AND d.visit_id = v.visit_id
JOIN hitomado.staff AS s ON s.municipality = d.municipality AND s.staff_id = d.staff_id
WHERE v.municipality = $1::integer AND v.office = $2::integer AND v.state IN ('waiting', 'at-desk', 'filed')
    AND d.typed_at < $4::timestamptz
UNION ALL
SELECT 'certificate', c.visit_id, c.serial, c.changed_at
FROM hitomado.certificate AS c
JOIN hitomado.visit AS v ON v.municipality = c.municipality AND v.visit_id = c.visit_id
WHERE c.municipality = $1::integer AND c.state = 'issued' AND v.office = $2::integer
    AND c.changed_at < $4::timestamptz
UNION ALL
SELECT 'lot', NULL, 'L' || l.lot_id, l.made_at
FROM hitomado.lot AS l
WHERE l.municipality = $1::integer AND l.state <> 'acknowledged' AND l.made_at < $4::timestamptz
    AND EXISTS (
        SELECT FROM hitomado.lot_item AS li
        JOIN hitomado.item AS i ON i.municipality = li.municipality AND i.item_id = li.item_id
        WHERE li.municipality = l.municipality AND li.lot_id = l.lot_id AND i.office = $2::integer
    )
UNION ALL
SELECT 'callback', i.visit_id, 'I' || i.item_id, sb.due_at
FROM hitomado.send_back AS sb
JOIN hitomado.item AS i ON i.municipality = sb.municipality AND i.item_id = sb.item_id
WHERE sb.municipality = $1::integer AND sb.ended_at IS NULL AND sb.due_at < $4::timestamptz
    AND sb.office = $2::integer
UNION ALL
SELECT 'appointment', NULL, a.code, t.starts_at
FROM hitomado.appointment_slot AS t
JOIN hitomado.appointment AS a ON a.municipality = t.municipality AND a.slot_id = t.slot_id
WHERE t.municipality = $1::integer AND t.office = $2::integer AND a.state = 'booked'
    AND t.starts_at >= $3::timestamptz AND t.starts_at < $4::timestamptz
LIMIT $5::integer
