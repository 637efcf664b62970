-- Send-backs that wait for their office, the most urgent first, with the calls about them.
-- $1 municipality integer (null: all), $2 office integer (null: all), $3 at_most integer.
-- Leans on send_back_open, item_after_reversed and the primary key of return_call; locks nothing; at most
-- $3 rows.
SELECT s.municipality, s.item_id, s.attempt, i.procedure, i.code, i.people, s.reason, s.office,
    s.owner, s.due_at, i.visit_id, i.system, s.remark, (
        SELECT count(*)
        FROM hitomado.item_after AS a
        WHERE a.municipality = s.municipality AND a.after_item = s.item_id
    ), (
        SELECT count(*)
        FROM hitomado.return_call AS c
        WHERE c.municipality = s.municipality AND c.item_id = s.item_id AND c.attempt = s.attempt
    ), last.called_at, last.result, last.comes_on
FROM hitomado.send_back AS s
JOIN hitomado.item AS i ON i.municipality = s.municipality AND i.item_id = s.item_id
LEFT JOIN LATERAL (
    SELECT c.called_at, c.result, c.comes_on
    FROM hitomado.return_call AS c
    WHERE c.municipality = s.municipality AND c.item_id = s.item_id AND c.attempt = s.attempt
    ORDER BY c.call_id DESC
    LIMIT 1
) AS last ON true
WHERE s.ended_at IS NULL
    AND ($1::integer IS NULL OR s.municipality = $1::integer)
    AND ($2::integer IS NULL OR s.office = $2::integer)
ORDER BY s.due_at, s.item_id
LIMIT $3::integer
