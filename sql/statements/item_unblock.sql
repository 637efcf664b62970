-- Lets items go on waiting that were blocked behind a corrected one, unless another one still stops them.
-- $1 municipality integer, $2 item_id bigint (the corrected one), $3 actor text. Leans on the keys of
-- item_after both ways; the caller has locked the items; one row an item that changed.
WITH RECURSIVE moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), behind AS (
    SELECT a.item_id
    FROM hitomado.item_after AS a
    WHERE a.municipality = $1::integer AND a.after_item = $2::bigint
    UNION
    SELECT a.item_id
    FROM behind
    JOIN hitomado.item_after AS a ON a.municipality = $1::integer AND a.after_item = behind.item_id
), before AS (
    SELECT behind.item_id, a.after_item
    FROM behind
    JOIN hitomado.item_after AS a ON a.municipality = $1::integer AND a.item_id = behind.item_id
    UNION
    SELECT before.item_id, a.after_item
    FROM before
    JOIN hitomado.item_after AS a ON a.municipality = $1::integer AND a.item_id = before.after_item
), freed AS (
    UPDATE hitomado.item AS i
    SET state = CASE
            WHEN hitomado.checks_given(i.checked_by, i.second_checked_by) >= i.checks_needed
                THEN 'accepted'::hitomado.item_state
            ELSE 'held'
        END,
        state_at = moment.at
    FROM behind
    CROSS JOIN moment
    WHERE i.municipality = $1::integer AND i.item_id = behind.item_id AND i.state = 'blocked'
        AND NOT EXISTS (
            SELECT
            FROM before
            JOIN hitomado.item AS p
                ON p.municipality = $1::integer AND p.item_id = before.after_item
            WHERE before.item_id = i.item_id AND p.state = 'sent-back'
        )
    RETURNING i.municipality, i.item_id, i.attempt, i.state
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT municipality, item_id, attempt, state, moment.at, $3::text, 'prerequisite-corrected'
FROM freed
CROSS JOIN moment
