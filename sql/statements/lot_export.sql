-- Notes that the files of lots lie in the drop folder.
-- $1 municipality integer[], $2 lot_id bigint[], $3 sha256 bytea[], $4 actor text.
-- Leans on the primary keys of lot, lot_item and item; locks the lots and their items; one row an item.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), handed AS (
    UPDATE hitomado.lot AS l
    SET state = 'exported', sha256 = w.sha256, exported_at = moment.at, exported_by = $4::text
    FROM unnest($1::integer[], $2::bigint[], $3::bytea[]) AS w (municipality, lot_id, sha256)
    CROSS JOIN moment
    WHERE l.municipality = w.municipality AND l.lot_id = w.lot_id
        -- Not by the state, which would let the planner walk all open lots.
        AND l.exported_at IS NULL
    RETURNING l.municipality, l.lot_id
), gone AS (
    UPDATE hitomado.item AS i
    SET state = 'exported', state_at = moment.at
    FROM handed
    JOIN hitomado.lot_item AS li USING (municipality, lot_id)
    CROSS JOIN moment
    WHERE i.municipality = li.municipality AND i.item_id = li.item_id
        AND i.attempt = li.attempt AND i.state = 'in-lot'
    RETURNING i.municipality, i.item_id, i.attempt, i.lot_id
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, lot_id)
SELECT municipality, item_id, attempt, 'exported', moment.at, $4::text, lot_id
FROM gone
CROSS JOIN moment
