-- Holds items for the check of two persons, because they turned out to be protected, or to have the name.
-- $1 municipality integer[], $2 item_id bigint[], $3 due_at timestamptz[], $4 actor text, $5 reason text.
-- Leans on the primary key of item, whose rows the caller has locked; one row an item.
WITH held AS (
    UPDATE hitomado.item AS i
    SET state = 'held', checks_needed = 2, state_at = clock_timestamp(), due_at = w.due_at
    FROM unnest($1::integer[], $2::bigint[], $3::timestamptz[]) AS w (municipality, item_id, due_at)
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id AND i.state = 'ready'
    RETURNING i.municipality, i.item_id, i.attempt, i.state, i.state_at
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT municipality, item_id, attempt, state, state_at, $4::text, $5::text
FROM held
