-- Sends items back that their systems or the center rejected, and blocks everything behind them.
-- $1 municipality integer[], $2 item_id bigint[], $3 attempt smallint[], $4 reason text[], $5 owner text[],
-- $6 due_at timestamptz[], $7 actor text, $8 state text[] (the one left), $9 remark text[]. Leans on the
-- primary key of item and on item_after_reversed; locks the items and all that depend on them; one row an
-- item that changed.
WITH RECURSIVE moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), rejected AS MATERIALIZED (
    SELECT municipality, item_id, attempt, reason, owner, due_at, state, remark
    FROM unnest(
        $1::integer[], $2::bigint[], $3::smallint[], $4::text[], $5::text[], $6::timestamptz[],
        $8::text[], $9::text[]
    ) AS w (municipality, item_id, attempt, reason, owner, due_at, state, remark)
), returned AS (
    UPDATE hitomado.item AS i
    SET state = 'sent-back', state_at = moment.at, due_at = w.due_at
    FROM rejected AS w
    CROSS JOIN moment
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id
        AND i.attempt = w.attempt AND i.state = w.state::hitomado.item_state
    RETURNING i.municipality, i.item_id, i.attempt, i.state, i.lot_id, i.office,
        w.reason, w.owner, w.due_at, w.remark
), noted AS (
    INSERT INTO hitomado.send_back
        (municipality, item_id, attempt, reason, remark, office, owner, due_at, sent_back_at, sent_back_by)
    SELECT municipality, item_id, attempt, reason, remark, office, owner, due_at, moment.at, $7::text
    FROM returned
    CROSS JOIN moment
), behind AS (
    SELECT a.municipality, a.item_id, w.due_at
    FROM rejected AS w
    JOIN hitomado.item_after AS a ON a.municipality = w.municipality AND a.after_item = w.item_id
    UNION
    SELECT a.municipality, a.item_id, behind.due_at
    FROM behind
    JOIN hitomado.item_after AS a
        ON a.municipality = behind.municipality AND a.after_item = behind.item_id
), stopped AS (
    UPDATE hitomado.item AS i
    SET state = 'blocked', state_at = moment.at, due_at = b.due_at
    FROM (
        SELECT municipality, item_id, max(due_at) AS due_at
        FROM behind
        GROUP BY municipality, item_id
    ) AS b
    CROSS JOIN moment
    WHERE i.municipality = b.municipality AND i.item_id = b.item_id AND i.state IN ('accepted', 'held')
    RETURNING i.municipality, i.item_id, i.attempt, i.state
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason, lot_id)
SELECT municipality, item_id, attempt, state, moment.at, $7::text, reason, lot_id
FROM returned
CROSS JOIN moment
UNION ALL
SELECT municipality, item_id, attempt, state, moment.at, $7::text, 'prerequisite-sent-back', NULL
FROM stopped
CROSS JOIN moment
