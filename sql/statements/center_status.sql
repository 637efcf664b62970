-- How many items are in each state, and open ones by lane, office and system.
-- No parameters; reads all items once; locks nothing; one row a value.
SELECT CASE
        WHEN grouping(state) = 0 THEN 'states'
        WHEN grouping(lane) = 0 THEN 'lanes'
        WHEN grouping(office) = 0 THEN 'offices'
        ELSE 'systems'
    END,
    coalesce(state::text, lane::text, lpad(office::text, 6, '0'), system),
    CASE
        WHEN grouping(state) = 0 THEN count(*)
        ELSE count(*) FILTER (WHERE state NOT IN ('done', 'withdrawn'))
    END
FROM hitomado.item
GROUP BY GROUPING SETS ((state), (lane), (office), (system))
ORDER BY 1, 2
