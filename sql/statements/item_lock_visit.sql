-- Locks all items of a visit, and says how they stand.
-- $1 municipality integer, $2 visit_id bigint. Leans on item_of_visit; one row an item, locked in the order
-- of their numbers.
SELECT i.municipality, i.item_id, i.state::text, i.attempt, i.visit_id, i.lane::text, i.system,
    i.waiting_for, i.checks_needed, i.checked_by, i.second_checked_by, i.due_at, i.office,
    i.procedure, i.code, i.people, i.bundle_id
FROM hitomado.item AS i
WHERE i.municipality = $1::integer AND i.visit_id = $2::bigint
ORDER BY i.item_id
FOR NO KEY UPDATE OF i
