-- Makes lots with their rows, takes the items into them, and writes events and one audit row a lot.
-- Per lot: $1 municipality integer[], $2 system text[], $3 lane text[], $4 layout text[], $5 rows integer[].
-- Per item: $6 place of its lot in the former arrays, from 1, integer[], $7 position in the lot integer[],
-- $8 item_id bigint[], $9 attempt smallint[], $10 carried text[], $11 protected boolean[]. $12 actor text.
-- Leans on the primary key of item, whose rows the caller has locked and found ready.
-- One row a lot: its place and number, and how many items it really took.
WITH moment AS MATERIALIZED (
    -- Not the beginning of the transaction: what the items waited for may have been accepted since.
    SELECT clock_timestamp() AS at
), numbered AS MATERIALIZED (
    SELECT nextval('hitomado.lot_number') AS lot_id, municipality, system,
        lane::hitomado.lane AS lane, layout, rows, place
    FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::integer[])
        WITH ORDINALITY AS l (municipality, system, lane, layout, rows, place)
), made AS (
    INSERT INTO hitomado.lot (municipality, lot_id, system, lane, layout, rows, state, made_at, made_by)
    SELECT municipality, lot_id, system, lane, layout, rows, 'made', moment.at, $12::text
    FROM numbered
    CROSS JOIN moment
), planned AS MATERIALIZED (
    SELECT n.municipality, n.lot_id, w.place, w.position, w.item_id, w.attempt, w.carried, w.protected
    FROM unnest(
        $6::integer[], $7::integer[], $8::bigint[], $9::smallint[], $10::text[], $11::boolean[]
    ) AS w (place, position, item_id, attempt, carried, protected)
    JOIN numbered AS n USING (place)
), taken AS (
    UPDATE hitomado.item AS i
    SET state = 'in-lot', lot_id = p.lot_id, state_at = moment.at
    FROM planned AS p
    CROSS JOIN moment
    WHERE i.municipality = p.municipality AND i.item_id = p.item_id
        AND i.attempt = p.attempt AND i.state = 'ready'
    RETURNING i.municipality, i.item_id, i.attempt, i.second_checked_by,
        p.place, p.lot_id, p.position, p.carried, p.protected
), written AS (
    INSERT INTO hitomado.lot_item
        (municipality, lot_id, position, item_id, attempt, carried, protected, second_checked_by)
    SELECT municipality, lot_id, position, item_id, attempt, carried, protected, second_checked_by
    FROM taken
), told AS (
    INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, lot_id)
    SELECT municipality, item_id, attempt, 'in-lot', moment.at, $12::text, lot_id
    FROM taken
    CROSS JOIN moment
), audited AS (
    INSERT INTO hitomado.audit (municipality, actor, purpose, act, lot_id, item_ids)
    SELECT municipality, $12::text, 'transmission', 'make-lot', lot_id,
        array_agg(item_id ORDER BY position)
    FROM taken
    GROUP BY municipality, lot_id
)
SELECT place::integer, lot_id, count(*)
FROM taken
GROUP BY place, lot_id
ORDER BY place
