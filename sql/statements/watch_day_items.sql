-- How the items of some bundles stand: for each office and system, by state.
-- $1 municipality integer, $2 bundles bigint[]. Reads the bundles' items by index; locks nothing.
-- Gives office, system, state, items, those ever sent back, those corrected at least once.
SELECT i.office, i.system, i.state::text, count(*),
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM hitomado.item_event AS e
        WHERE e.municipality = i.municipality AND e.item_id = i.item_id AND e.state = 'sent-back'
    )),
    count(*) FILTER (WHERE i.attempt > 1)
FROM hitomado.item AS i
WHERE i.municipality = $1::integer AND i.bundle_id = ANY ($2::bigint[])
GROUP BY i.office, i.system, i.state
ORDER BY i.office, i.system, i.state
