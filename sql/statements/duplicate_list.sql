-- Pairs of items that look like the same matter filed twice, as they were found.
-- $1 municipality integer (null: all), $2 done_since timestamptz, $3 with_decided boolean, $4 at_most
-- integer. Leans on the primary keys of duplicate_pair and item and on duplicate_decision_in_force; reads
-- no more pairs than it gives and those that ended since the worker last looked; locks nothing; at most $4
-- rows, the newest first, each pair once. Whether somebody of an item is protected is asked at this moment.
WITH pair AS MATERIALIZED (
    SELECT p.municipality, p.item_id, p.other_item, i.procedure, i.code, i.office, o.office AS other_office,
        i.filed_at, o.filed_at AS other_filed_at, i.state, o.state AS other_state,
        i.visit_id, o.visit_id AS other_visit, p.likeness, d.decided_at, d.decided_by
    FROM hitomado.duplicate_pair AS p
    JOIN hitomado.item AS i ON i.municipality = p.municipality AND i.item_id = p.item_id
    JOIN hitomado.item AS o ON o.municipality = p.municipality AND o.item_id = p.other_item
    LEFT JOIN hitomado.duplicate_decision AS d
        ON d.municipality = p.municipality AND d.item_id = p.item_id
        AND d.other_item = p.other_item AND d.undone_at IS NULL
    WHERE ($1::integer IS NULL OR p.municipality = $1::integer)
        AND i.state <> 'withdrawn' AND (i.state <> 'done' OR i.state_at >= $2::timestamptz)
        AND o.state <> 'withdrawn' AND (o.state <> 'done' OR o.state_at >= $2::timestamptz)
        AND ($3::boolean OR d.item_id IS NULL)
    ORDER BY p.municipality DESC, p.item_id DESC, p.other_item DESC
    LIMIT $4::integer
), side AS (
    SELECT municipality, visit_id FROM pair
    UNION
    SELECT municipality, other_visit FROM pair
), protected AS MATERIALIZED (
    SELECT v.municipality, v.visit_id
    FROM (SELECT array_agg(municipality) AS towns, array_agg(visit_id) AS visits FROM side) AS s
    CROSS JOIN LATERAL hitomado.protected_visits(s.towns, s.visits) AS v
)
SELECT p.municipality, p.item_id, p.other_item, p.procedure, p.code, p.office, p.other_office,
    p.filed_at, p.other_filed_at, p.state::text, p.other_state::text,
    (p.municipality, p.visit_id) IN (SELECT municipality, visit_id FROM protected),
    (p.municipality, p.other_visit) IN (SELECT municipality, visit_id FROM protected),
    p.likeness, p.decided_at, p.decided_by
FROM pair AS p
ORDER BY p.item_id DESC, p.other_item DESC
