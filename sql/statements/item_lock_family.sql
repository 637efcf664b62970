-- Locks an item and everything that depends on it, and says how they stand.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary key of item and item_after_reversed;
-- one row an item, locked in the order of their numbers.
WITH RECURSIVE family AS (
    SELECT $1::integer AS municipality, $2::bigint AS item_id
    UNION
    SELECT a.municipality, a.item_id
    FROM family
    JOIN hitomado.item_after AS a
        ON a.municipality = family.municipality AND a.after_item = family.item_id
)
SELECT i.municipality, i.item_id, i.state::text, i.attempt, i.visit_id, i.lane::text, i.system,
    i.waiting_for, i.checks_needed, i.checked_by, i.second_checked_by, i.due_at, i.office,
    i.procedure, i.code, i.people, i.bundle_id
FROM hitomado.item AS i
WHERE (i.municipality, i.item_id) IN (SELECT municipality, item_id FROM family)
ORDER BY i.municipality, i.item_id
FOR NO KEY UPDATE OF i
