-- How many items are in each state, and open ones by lane, office and system.
-- No parameters; reads all items once, into few groups that are then counted four ways: no index holds a
-- state, for a change of state would then write to every index. Locks nothing; one row a value.
WITH standing AS MATERIALIZED (
    SELECT state, lane, office, system, count(*) AS count
    FROM hitomado.item
    GROUP BY state, lane, office, system
)
SELECT CASE
        WHEN grouping(state) = 0 THEN 'states'
        WHEN grouping(lane) = 0 THEN 'lanes'
        WHEN grouping(office) = 0 THEN 'offices'
        ELSE 'systems'
    END,
    coalesce(state::text, lane::text, lpad(office::text, 6, '0'), system),
    CASE
        WHEN grouping(state) = 0 THEN sum(count)
        ELSE coalesce(sum(count) FILTER (WHERE state NOT IN ('done', 'withdrawn')), 0)
    END::bigint
FROM standing
GROUP BY GROUPING SETS ((state), (lane), (office), (system))
ORDER BY 1, 2
