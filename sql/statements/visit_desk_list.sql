-- The open visits of an office in the order of arrival, without anything that says who they are.
-- $1 municipality integer, $2 office integer (null: all), $3 at_most integer. Leans on visit_open,
-- staff_login and appointment_of_visit; locks nothing; at most $3 rows.
SELECT v.visit_id, v.office, v.state::text, v.household -> 'event', v.circumstances::text,
    jsonb_array_length(v.household -> 'people'), v.opened_at, v.called_at,
    coalesce(s.display_name, v.clerk), v.version,
    hitomado.is_protected(v.municipality, v.visit_id), coalesce(f.open_items, 0),
    coalesce(f.done_items, 0), coalesce(f.returned_items, 0), b.starts_at, v.entered_at
FROM hitomado.visit AS v
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE i.state NOT IN ('done', 'withdrawn')) AS open_items,
        count(*) FILTER (WHERE i.state = 'done') AS done_items,
        count(*) FILTER (WHERE i.state IN ('sent-back', 'blocked')) AS returned_items
    FROM hitomado.item AS i
    WHERE i.municipality = v.municipality AND i.visit_id = v.visit_id
) AS f ON true
LEFT JOIN LATERAL (
    SELECT min(t.starts_at) AS starts_at
    FROM hitomado.appointment AS a
    JOIN hitomado.appointment_slot AS t ON t.municipality = a.municipality AND t.slot_id = a.slot_id
    WHERE a.municipality = v.municipality AND a.visit_id = v.visit_id
) AS b ON true
LEFT JOIN hitomado.staff AS s ON s.municipality = v.municipality AND s.login = v.clerk
WHERE v.municipality = $1::integer
    AND ($2::integer IS NULL OR v.office = $2::integer)
    AND v.state IN ('waiting', 'at-desk', 'filed')
ORDER BY v.visit_id
LIMIT $3::integer
