-- Takes out the pairs of which one item was withdrawn, or was done long ago.
-- $1 done_since timestamptz. Reads all pairs, which are those of open matters and of what ended since it
-- was last run, and their items by primary key.
DELETE FROM hitomado.duplicate_pair AS p
WHERE EXISTS (
    SELECT FROM hitomado.item AS i
    WHERE i.municipality = p.municipality AND i.item_id IN (p.item_id, p.other_item)
        AND (i.state = 'withdrawn' OR i.state = 'done' AND i.state_at < $1::timestamptz)
)
