-- Send-backs that wait for their office, the most urgent first.
-- $1 municipality integer (null: all), $2 office integer (null: all), $3 at_most integer.
-- Leans on send_back_open and item_after_reversed; locks nothing; at most $3 rows.
SELECT s.municipality, s.item_id, s.attempt, i.procedure, i.code, i.people, s.reason, s.office,
    s.owner, s.due_at, i.visit_id, i.system, s.remark, (
        SELECT count(*)
        FROM hitomado.item_after AS a
        WHERE a.municipality = s.municipality AND a.after_item = s.item_id
    )
FROM hitomado.send_back AS s
JOIN hitomado.item AS i ON i.municipality = s.municipality AND i.item_id = s.item_id
WHERE s.ended_at IS NULL
    AND ($1::integer IS NULL OR s.municipality = $1::integer)
    AND ($2::integer IS NULL OR s.office = $2::integer)
ORDER BY s.due_at, s.item_id
LIMIT $3::integer
