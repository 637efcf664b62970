-- Lets items come after those of earlier bundles of the visit, and hands them the keys returned for these.
-- $1 municipality integer, $2 item_id bigint[], $3 after_item bigint[] (a pair each). Leans on the primary
-- key of item_carried; the caller has locked the earlier items; one row a pair.
WITH pair AS MATERIALIZED (
    SELECT item_id, after_item FROM unnest($2::bigint[], $3::bigint[]) AS w (item_id, after_item)
), carried AS (
    INSERT INTO hitomado.item_carried (municipality, item_id, from_item, keys)
    SELECT DISTINCT $1::integer, pair.item_id, c.from_item, c.keys
    FROM pair
    JOIN hitomado.item_carried AS c
        ON c.municipality = $1::integer AND c.item_id = pair.after_item
    ON CONFLICT (municipality, item_id, from_item) DO NOTHING
)
INSERT INTO hitomado.item_after (municipality, item_id, after_item)
SELECT $1::integer, item_id, after_item FROM pair
