-- What today's record says of locked items: prerequisites, protection and namesakes of the protected, keys.
-- $1 municipality integer[], $2 item_id bigint[], $3 visit_id bigint[]. Leans on the primary keys of
-- item_after, item, item_carried and on protected_visits; locks nothing; one row for each item of which
-- there is anything to say.
WITH wanted AS MATERIALIZED (
    SELECT municipality, item_id, visit_id
    FROM unnest($1::integer[], $2::bigint[], $3::bigint[]) AS w (municipality, item_id, visit_id)
), visit AS MATERIALIZED (
    SELECT array_agg(municipality) AS municipalities, array_agg(visit_id) AS visits
    FROM (SELECT DISTINCT municipality, visit_id FROM wanted) AS v
), protected AS MATERIALIZED (
    SELECT p.municipality, p.visit_id
    FROM visit
    CROSS JOIN LATERAL hitomado.protected_visits(visit.municipalities, visit.visits) AS p
), namesake AS MATERIALIZED (
    SELECT p.municipality, p.visit_id
    FROM visit
    CROSS JOIN LATERAL hitomado.possibly_protected_visits(visit.municipalities, visit.visits) AS p
), unfinished AS MATERIALIZED (
    SELECT w.municipality, w.item_id
    FROM wanted AS w
    CROSS JOIN LATERAL (
        SELECT a.after_item
        FROM hitomado.item_after AS a
        LEFT JOIN hitomado.item AS p ON p.municipality = a.municipality AND p.item_id = a.after_item
        WHERE a.municipality = w.municipality AND a.item_id = w.item_id
            AND p.state IS DISTINCT FROM 'done'
        LIMIT 1
    ) AS missing
), carried AS MATERIALIZED (
    -- An aggregate for each item: a join would read all keys of all items.
    SELECT w.municipality, w.item_id, found.keys
    FROM wanted AS w
    CROSS JOIN LATERAL (
        SELECT array_agg(c.keys ORDER BY c.from_item) AS keys
        FROM hitomado.item_carried AS c
        WHERE c.municipality = w.municipality AND c.item_id = w.item_id
    ) AS found
    WHERE found.keys IS NOT NULL
)
SELECT w.municipality, w.item_id, unfinished.item_id IS NOT NULL, protected.visit_id IS NOT NULL,
    namesake.visit_id IS NOT NULL, coalesce(carried.keys, '{}')
FROM wanted AS w
LEFT JOIN unfinished USING (municipality, item_id)
LEFT JOIN protected USING (municipality, visit_id)
LEFT JOIN namesake USING (municipality, visit_id)
LEFT JOIN carried USING (municipality, item_id)
WHERE unfinished.item_id IS NOT NULL OR protected.visit_id IS NOT NULL
    OR namesake.visit_id IS NOT NULL OR carried.item_id IS NOT NULL
