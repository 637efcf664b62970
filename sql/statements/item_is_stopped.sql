-- Whether anything before an item was sent back, so that it cannot go on yet.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary keys of item_after and item; locks
-- nothing; one row.
WITH RECURSIVE before AS (
    SELECT a.after_item
    FROM hitomado.item_after AS a
    WHERE a.municipality = $1::integer AND a.item_id = $2::bigint
    UNION
    SELECT a.after_item
    FROM before
    JOIN hitomado.item_after AS a ON a.municipality = $1::integer AND a.item_id = before.after_item
)
SELECT EXISTS (
    SELECT
    FROM before
    JOIN hitomado.item AS i ON i.municipality = $1::integer AND i.item_id = before.after_item
    WHERE i.state = 'sent-back'
)
