-- The municipality of an item, by its number alone.
-- $1 item_id bigint. Leans on the primary key of item, one descent for each municipality that the role
-- may see; locks nothing; at most one row.
WITH RECURSIVE town AS (
    (SELECT municipality FROM hitomado.item ORDER BY municipality LIMIT 1)
    UNION ALL
    SELECT later.municipality
    FROM town
    CROSS JOIN LATERAL (
        SELECT i.municipality
        FROM hitomado.item AS i
        WHERE i.municipality > town.municipality
        ORDER BY i.municipality
        LIMIT 1
    ) AS later
)
SELECT i.municipality
FROM town
JOIN hitomado.item AS i ON i.municipality = town.municipality AND i.item_id = $1::bigint
LIMIT 1
