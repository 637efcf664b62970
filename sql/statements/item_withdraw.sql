-- Ends items without their systems' acceptance, and the send-backs that were open.
-- $1 municipality integer, $2 item_id bigint[], $3 actor text, $4 reason text.
-- Leans on the primary keys; the caller has locked the items; one row an item.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), ended AS (
    UPDATE hitomado.item AS i
    SET state = 'withdrawn', state_at = moment.at, due_at = NULL
    FROM moment
    WHERE i.municipality = $1::integer AND i.item_id = ANY ($2::bigint[])
        AND i.state IN ('accepted', 'held', 'ready', 'sent-back', 'blocked')
    RETURNING i.municipality, i.item_id, i.attempt, i.state
), answered AS (
    UPDATE hitomado.send_back AS s
    SET ended_at = moment.at, ended_by = $3::text, ending = 'withdrawn'
    FROM ended
    CROSS JOIN moment
    WHERE s.municipality = ended.municipality AND s.item_id = ended.item_id
        AND s.attempt = ended.attempt AND s.ended_at IS NULL
), told AS (
    UPDATE hitomado.outdated_item AS o
    SET ended_at = moment.at, ended_by = $3::text, ending = 'withdrawn'
    FROM ended
    CROSS JOIN moment
    WHERE o.municipality = ended.municipality AND o.item_id = ended.item_id
        AND o.ended_at IS NULL
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT municipality, item_id, attempt, state, moment.at, $3::text, $4::text
FROM ended
CROSS JOIN moment
