-- Locks the items that may go into a lot and says how they stand.
-- $1 municipality integer[], $2 item_id bigint[]. Leans on the primary key; one row an item, in order of
-- their numbers, so that two callers never wait for one another in a circle.
SELECT i.municipality, i.item_id, i.state::text, i.attempt, i.visit_id, i.lane::text, i.system,
    i.waiting_for, i.checks_needed, i.checked_by, i.second_checked_by, i.due_at, i.people
FROM hitomado.item AS i
JOIN unnest($1::integer[], $2::bigint[]) AS wanted (municipality, item_id) USING (municipality, item_id)
ORDER BY i.municipality, i.item_id
FOR NO KEY UPDATE OF i
