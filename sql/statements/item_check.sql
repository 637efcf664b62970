-- Notes the check of an item by a person, and lets it go on when that was the last one needed.
-- $1 municipality integer, $2 item_id bigint, $3 actor text, $4 second boolean, $5 state text.
-- Leans on the primary key; the caller has locked the item; one row.
WITH checked AS (
    UPDATE hitomado.item AS i
    SET checked_by = CASE WHEN $4::boolean THEN i.checked_by ELSE $3::text END,
        second_checked_by = CASE WHEN $4::boolean THEN $3::text ELSE i.second_checked_by END,
        state = $5::text::hitomado.item_state,
        state_at = clock_timestamp()
    WHERE i.municipality = $1::integer AND i.item_id = $2::bigint AND i.state = 'held'
    RETURNING i.municipality, i.item_id, i.attempt, i.state, i.state_at
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT municipality, item_id, attempt, state, state_at, $3::text,
    CASE WHEN $4::boolean THEN 'second-check' ELSE 'check' END
FROM checked
