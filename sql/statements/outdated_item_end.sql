-- Notes that whoever has an item was told what it does not say.
-- $1 municipality integer, $2 item_id bigint, $3 corrected_item bigint (null: whichever; 0: the visit),
-- $4 attempt integer (the last that was told), $5 actor text. Leans on outdated_item_key; the caller has
-- locked the item; one row, none where nothing was left to tell.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), told AS (
    UPDATE hitomado.outdated_item AS o
    SET ended_at = moment.at, ended_by = $5::text, ending = 'told'
    FROM moment
    WHERE o.municipality = $1::integer AND o.item_id = $2::bigint AND o.ended_at IS NULL
        AND ($3::bigint IS NULL OR coalesce(o.corrected_item, 0) = $3::bigint)
        AND o.corrected_attempt <= $4::integer
    RETURNING o.municipality, o.item_id
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT i.municipality, i.item_id, i.attempt, i.state, moment.at, $5::text, 'correction-told'
FROM (SELECT DISTINCT municipality, item_id FROM told) AS t
JOIN hitomado.item AS i ON i.municipality = t.municipality AND i.item_id = t.item_id
CROSS JOIN moment
