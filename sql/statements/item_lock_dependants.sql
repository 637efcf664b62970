-- Locks the items that an answer may move: the answered ones, those right after accepted ones, all behind
-- rejected ones. The answered ones too, for a filing that lets an item come after one of them waits for this
-- lock or is waited for: what follows sees its rows.
-- $1 municipality integer[], $2 item_id bigint[], $3 rejected boolean[]. Leans on item_after_reversed;
-- one row an item, locked in the order of their numbers.
WITH RECURSIVE answered AS MATERIALIZED (
    SELECT municipality, item_id, rejected
    FROM unnest($1::integer[], $2::bigint[], $3::boolean[]) AS w (municipality, item_id, rejected)
), behind AS (
    SELECT a.municipality, a.item_id, answered.rejected
    FROM answered
    JOIN hitomado.item_after AS a
        ON a.municipality = answered.municipality AND a.after_item = answered.item_id
    UNION
    SELECT a.municipality, a.item_id, true
    FROM behind
    JOIN hitomado.item_after AS a
        ON a.municipality = behind.municipality AND a.after_item = behind.item_id
    WHERE behind.rejected
)
SELECT i.item_id
FROM hitomado.item AS i
WHERE (i.municipality, i.item_id) IN (
    SELECT municipality, item_id FROM answered
    UNION ALL
    SELECT municipality, item_id FROM behind
)
ORDER BY i.municipality, i.item_id
FOR NO KEY UPDATE OF i
