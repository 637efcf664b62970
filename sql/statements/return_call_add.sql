-- Notes a call about a send-back that waits, and moves what is due with it ahead; when it was due first is kept.
-- $1 municipality integer, $2 item_id bigint, $3 attempt smallint, $4 called_at timestamptz, $5 actor text,
-- $6 result text, $7 comes_on date, $8 note text, $9 due_at timestamptz. Leans on the primary keys and on
-- item_after_reversed; the caller has locked the item and all behind it; one row.
WITH RECURSIVE waiting AS (
    UPDATE hitomado.send_back
    SET due_at = $9::timestamptz,
        first_due_at = coalesce(first_due_at, due_at)
    WHERE municipality = $1::integer AND item_id = $2::bigint AND attempt = $3::smallint
        AND ended_at IS NULL
    RETURNING municipality, item_id, attempt
), moved AS (
    UPDATE hitomado.item AS i
    SET due_at = $9::timestamptz
    FROM waiting AS w
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id AND i.state = 'sent-back'
), behind AS (
    SELECT a.item_id
    FROM hitomado.item_after AS a
    WHERE a.municipality = $1::integer AND a.after_item = $2::bigint
    UNION
    SELECT a.item_id
    FROM behind
    JOIN hitomado.item_after AS a
        ON a.municipality = $1::integer AND a.after_item = behind.item_id
), moved_behind AS (
    UPDATE hitomado.item AS i
    SET due_at = greatest(i.due_at, $9::timestamptz)
    FROM behind
    WHERE i.municipality = $1::integer AND i.item_id = behind.item_id AND i.state = 'blocked'
        AND i.due_at < $9::timestamptz
)
INSERT INTO hitomado.return_call
    (municipality, item_id, attempt, called_at, called_by, result, comes_on, note, due_at)
SELECT municipality, item_id, attempt, $4::timestamptz, $5::text, $6::text, $7::date, $8::text,
    $9::timestamptz
FROM waiting
