-- Rows of lots whose visits are protected now, or may be, and were not when the lots were made.
-- $1 municipality integer[], $2 lot_id bigint[]. Leans on the primary keys of lot_item and item and on
-- protected_visits and possibly_protected_visits; locks nothing; one row an item, in order of their numbers.
WITH row AS MATERIALIZED (
    SELECT li.municipality, li.lot_id, li.item_id, i.visit_id, i.second_checked_by
    FROM unnest($1::integer[], $2::bigint[]) AS w (municipality, lot_id)
    JOIN hitomado.lot_item AS li USING (municipality, lot_id)
    JOIN hitomado.item AS i ON i.municipality = li.municipality AND i.item_id = li.item_id
    WHERE NOT li.protected
), visit AS MATERIALIZED (
    SELECT array_agg(municipality) AS municipalities, array_agg(visit_id) AS visits
    FROM (SELECT DISTINCT municipality, visit_id FROM row) AS v
), protected AS MATERIALIZED (
    SELECT p.municipality, p.visit_id
    FROM visit
    CROSS JOIN LATERAL hitomado.protected_visits(visit.municipalities, visit.visits) AS p
), namesake AS MATERIALIZED (
    SELECT p.municipality, p.visit_id
    FROM visit
    CROSS JOIN LATERAL hitomado.possibly_protected_visits(visit.municipalities, visit.visits) AS p
)
SELECT row.municipality, row.lot_id, row.item_id, protected.visit_id IS NOT NULL
FROM row
LEFT JOIN protected USING (municipality, visit_id)
LEFT JOIN namesake USING (municipality, visit_id)
-- At somebody who has only the name two persons look once.
WHERE protected.visit_id IS NOT NULL OR (namesake.visit_id IS NOT NULL AND row.second_checked_by IS NULL)
ORDER BY row.municipality, row.item_id
