-- What still waits for somebody in the visits of some bundles, for each office.
-- $1 municipality integer, $2 bundles bigint[]. Reads by index; locks nothing.
-- Gives office, fate, who owns it, entries; what was filed counts with its item, not here.
SELECT v.office, e.fate::text, e.owner, count(*)
FROM hitomado.bundle AS b
JOIN hitomado.visit AS v ON v.municipality = b.municipality AND v.visit_id = b.visit_id
JOIN hitomado.visit_item AS e ON e.municipality = v.municipality AND e.visit_id = v.visit_id
WHERE b.municipality = $1::integer AND b.bundle_id = ANY ($2::bigint[])
    AND e.fate NOT IN ('filed', 'declined', 'not-needed', 'done-at-counter') AND e.done_at IS NULL
GROUP BY v.office, e.fate, e.owner
ORDER BY v.office, e.fate, e.owner
