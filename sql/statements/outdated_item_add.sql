-- Notes items that say something else than a corrected one or their visit, with who tells their systems and
-- by when.
-- $1 municipality integer, $2 item_id bigint[], $3 corrected_item bigint (null: the visit was changed),
-- $4 corrected_attempt integer (of that item, or the version of the visit), $5 due_at timestamptz,
-- $6 actor text. Leans on the primary keys; the caller has locked the items; one row an item.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), noted AS (
    INSERT INTO hitomado.outdated_item
        (municipality, item_id, corrected_item, corrected_attempt, office, owner, due_at, noted_at,
        noted_by)
    SELECT i.municipality, i.item_id, $3::bigint, $4::integer, i.office,
        'office:' || lpad(i.office::text, 6, '0'), $5::timestamptz, moment.at, $6::text
    FROM hitomado.item AS i
    CROSS JOIN moment
    WHERE i.municipality = $1::integer AND i.item_id = ANY ($2::bigint[])
    RETURNING municipality, item_id
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT i.municipality, i.item_id, i.attempt, i.state, moment.at, $6::text,
    coalesce('other-corrected:I' || $3::bigint::text, 'visit-mended')
FROM noted AS n
JOIN hitomado.item AS i ON i.municipality = n.municipality AND i.item_id = n.item_id
CROSS JOIN moment
