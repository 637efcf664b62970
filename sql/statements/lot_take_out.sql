-- Takes items out of lots that no system has seen, and holds them for the check of two persons.
-- $1 municipality integer[], $2 lot_id bigint[], $3 item_id bigint[], $4 due_at timestamptz[],
-- $5 actor text, $6 reason text. Leans on the primary keys; the caller has locked the lots; one row an item.
-- A lot that loses all its rows goes too; events and audit tell of it.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), wanted AS MATERIALIZED (
    SELECT municipality, lot_id, item_id, due_at
    FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::timestamptz[])
        AS w (municipality, lot_id, item_id, due_at)
), removed AS (
    DELETE FROM hitomado.lot_item AS li
    USING wanted AS w
    WHERE li.municipality = w.municipality AND li.lot_id = w.lot_id AND li.item_id = w.item_id
    RETURNING li.municipality, li.lot_id, li.item_id
), counted AS MATERIALIZED (
    SELECT municipality, lot_id, count(*) AS gone, array_agg(item_id ORDER BY item_id) AS items
    FROM removed
    GROUP BY municipality, lot_id
), shrunk AS (
    UPDATE hitomado.lot AS l
    SET rows = l.rows - c.gone
    FROM counted AS c
    WHERE l.municipality = c.municipality AND l.lot_id = c.lot_id AND l.rows > c.gone
), emptied AS (
    DELETE FROM hitomado.lot AS l
    USING counted AS c
    WHERE l.municipality = c.municipality AND l.lot_id = c.lot_id AND l.rows = c.gone
), held AS (
    UPDATE hitomado.item AS i
    SET state = 'held', checks_needed = 2, checked_by = NULL, second_checked_by = NULL, lot_id = NULL,
        state_at = moment.at, due_at = w.due_at
    FROM wanted AS w
    CROSS JOIN moment
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id AND i.lot_id = w.lot_id
        AND i.state = 'in-lot'
    RETURNING i.municipality, i.item_id, i.attempt, i.state, i.state_at, w.lot_id
), audited AS (
    INSERT INTO hitomado.audit (municipality, actor, purpose, act, lot_id, item_ids)
    SELECT municipality, $5::text, 'transmission', 'take-out-of-lot', lot_id, items
    FROM counted
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason, lot_id)
SELECT municipality, item_id, attempt, state, state_at, $5::text, $6::text, lot_id
FROM held
