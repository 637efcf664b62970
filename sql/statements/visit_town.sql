-- The municipality of a visit, by its number alone.
-- $1 visit_id bigint. Leans on the primary key of visit, one descent for each municipality that the role
-- may see; locks nothing; at most one row.
WITH RECURSIVE town AS (
    (SELECT municipality FROM hitomado.visit ORDER BY municipality LIMIT 1)
    UNION ALL
    SELECT later.municipality
    FROM town
    CROSS JOIN LATERAL (
        SELECT v.municipality
        FROM hitomado.visit AS v
        WHERE v.municipality > town.municipality
        ORDER BY v.municipality
        LIMIT 1
    ) AS later
)
SELECT v.municipality
FROM town
JOIN hitomado.visit AS v ON v.municipality = town.municipality AND v.visit_id = $1::bigint
LIMIT 1
