-- Ends items that their systems accepted, hands on the returned keys, and frees what waited for them.
-- $1 municipality integer[], $2 item_id bigint[], $3 attempt smallint[], $4 keys text[] (null: none),
-- $5 actor text. Leans on the primary keys of item and item_carried and on item_after_reversed; locks
-- the items and those right after them. One row for each item that became ready.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), accepted AS MATERIALIZED (
    SELECT municipality, item_id, attempt, keys
    FROM unnest($1::integer[], $2::bigint[], $3::smallint[], $4::text[])
        AS w (municipality, item_id, attempt, keys)
), ended AS (
    UPDATE hitomado.item AS i
    SET state = 'done', state_at = moment.at, due_at = NULL
    FROM accepted AS w
    CROSS JOIN moment
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id
        AND i.attempt = w.attempt AND i.state = 'exported'
    RETURNING i.municipality, i.item_id, i.attempt, i.state, i.lot_id
), follower AS MATERIALIZED (
    SELECT a.municipality, a.item_id, a.after_item, w.keys
    FROM accepted AS w
    CROSS JOIN LATERAL (
        SELECT f.municipality, f.item_id, f.after_item
        FROM hitomado.item_after AS f
        WHERE f.municipality = w.municipality AND f.after_item = w.item_id
        OFFSET 0
    ) AS a
), carried AS (
    INSERT INTO hitomado.item_carried (municipality, item_id, from_item, keys)
    SELECT municipality, item_id, after_item, keys
    FROM follower
    WHERE keys IS NOT NULL
    UNION
    -- Its own, for those that are filed after it later.
    SELECT municipality, item_id, item_id, keys
    FROM accepted
    WHERE keys IS NOT NULL
    UNION
    SELECT f.municipality, f.item_id, c.from_item, c.keys
    FROM follower AS f
    CROSS JOIN LATERAL (
        SELECT k.from_item, k.keys
        FROM hitomado.item_carried AS k
        WHERE k.municipality = f.municipality AND k.item_id = f.after_item
        OFFSET 0
    ) AS c
    ON CONFLICT (municipality, item_id, from_item) DO NOTHING
), step AS MATERIALIZED (
    SELECT municipality, item_id, count(*) AS count
    FROM follower
    GROUP BY municipality, item_id
), freed AS (
    UPDATE hitomado.item AS i
    SET waiting_for = i.waiting_for - step.count,
        state = CASE
            WHEN i.waiting_for > step.count OR i.state <> 'accepted' THEN i.state
            WHEN hitomado.checks_given(i.checked_by, i.second_checked_by) >= i.checks_needed THEN 'ready'
            ELSE 'held'
        END,
        state_at = CASE
            WHEN i.waiting_for > step.count OR i.state <> 'accepted' THEN i.state_at
            ELSE moment.at
        END
    FROM step
    CROSS JOIN moment
    WHERE i.municipality = step.municipality AND i.item_id = step.item_id AND i.state <> 'withdrawn'
    RETURNING i.municipality, i.item_id, i.attempt, i.state, i.lane, i.system, i.office, i.state_at
), told AS (
    INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, lot_id)
    SELECT municipality, item_id, attempt, state, moment.at, $5::text, lot_id
    FROM ended
    CROSS JOIN moment
    UNION ALL
    SELECT municipality, item_id, attempt, state, moment.at, $5::text, NULL
    FROM freed
    CROSS JOIN moment
    WHERE freed.state_at = moment.at
)
SELECT municipality, item_id, attempt, lane::text, system, office
FROM freed
CROSS JOIN moment
WHERE freed.state = 'ready' AND freed.state_at = moment.at
ORDER BY municipality, item_id
