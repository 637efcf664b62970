-- The same as duplicate_find for wanted persons whose birth is not wholly known, among those where it is.
-- $1 municipality integer, $2 wanted text (JSON: an array of objects of place, procedure, name_key,
-- reading_key and born), $3 visit_id bigint (its items are left out; null: none), $4 bundle_id bigint
-- (likewise), $5 done_since timestamptz, $6 at_most integer (of each way in which a person is recognised),
-- $7 altogether integer. Leans on filed_person_by_name, of which it reads all of one
-- name, and on the primary key of item; locks nothing; at most $7 rows, each item
-- once for each wanted person.
WITH wanted AS MATERIALIZED (
    SELECT place, procedure, name_key, reading_key, born
    -- Not of arrays: their lengths would be looked at, and the plan made anew for each household.
    FROM jsonb_to_recordset($2::text::jsonb)
        AS w (place integer, procedure text, name_key text, reading_key text, born text)
), found AS MATERIALIZED (
    SELECT w.place, f.item_id, f.person, f.name_key, f.reading_key, f.born, f.rank
    FROM wanted AS w
    CROSS JOIN LATERAL (
        (
            SELECT p.item_id, p.person, p.name_key, p.reading_key, p.born, 3 AS rank
            FROM hitomado.filed_person AS p
            WHERE p.municipality = $1::integer AND p.procedure = w.procedure
                AND p.name_key = w.name_key AND length(p.born) = 10
                AND (w.born IS NULL OR starts_with(p.born, w.born))
                AND p.bundle_id IS DISTINCT FROM $4::bigint AND (
                    SELECT i.visit_id IS DISTINCT FROM $3::bigint AND i.state <> 'withdrawn'
                        AND (i.state <> 'done' OR i.state_at >= $5::timestamptz)
                    FROM hitomado.item AS i
                    WHERE i.municipality = p.municipality AND i.item_id = p.item_id
                )
            ORDER BY p.item_id DESC
            LIMIT $6::integer
        )
    ) AS f (item_id, person, name_key, reading_key, born, rank)
    WHERE w.born IS NULL OR length(w.born) < 10
), nearest AS (
    SELECT DISTINCT ON (item_id, place) place, item_id, person, name_key, reading_key, born
    FROM found
    ORDER BY item_id DESC, place, rank
    LIMIT $7::integer
)
SELECT n.place, n.item_id, n.person, n.name_key, n.reading_key, n.born, i.code, i.office, i.filed_at,
    i.state, i.visit_id, (
        -- As is_protected has it, which called here would be planned anew with every look.
        EXISTS (
            SELECT FROM hitomado.protection AS g
            WHERE g.municipality = $1::integer AND g.visit_id = i.visit_id AND g.lifted_at IS NULL
        ) OR EXISTS (
            SELECT FROM hitomado.visit_person AS vp
            JOIN hitomado.protection AS g
                ON g.municipality = vp.municipality AND g.name_key = vp.name_key AND g.born = vp.born
            WHERE vp.municipality = $1::integer AND vp.visit_id = i.visit_id AND g.lifted_at IS NULL
        )
    )
FROM nearest AS n
CROSS JOIN LATERAL (
    SELECT i.code, i.office, i.filed_at, i.state::text, i.visit_id
    FROM hitomado.item AS i
    WHERE i.municipality = $1::integer AND i.item_id = n.item_id
    LIMIT 1
) AS i
ORDER BY n.item_id DESC, n.place
