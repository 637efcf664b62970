-- Items that say something else than a corrected one, until whoever has them was told; the most urgent first.
-- $1 municipality integer (null: all), $2 office integer (null: all), $3 visit_id bigint (null: all),
-- $4 at_most integer. Leans on outdated_item_open and the primary keys; locks nothing; at most $4 rows.
SELECT o.municipality, o.item_id, o.corrected_item, o.corrected_attempt, o.office, o.owner, o.due_at,
    i.visit_id, i.procedure, i.code, i.people, i.system, i.state::text
FROM hitomado.outdated_item AS o
JOIN hitomado.item AS i ON i.municipality = o.municipality AND i.item_id = o.item_id
WHERE o.ended_at IS NULL
    AND ($1::integer IS NULL OR o.municipality = $1::integer)
    AND ($2::integer IS NULL OR o.office = $2::integer)
    AND ($3::bigint IS NULL OR i.visit_id = $3::bigint)
ORDER BY o.due_at, o.item_id, o.corrected_item, o.corrected_attempt
LIMIT $4::integer
