-- Pairs of items that look like the same matter filed twice: each item with the nearest earlier one.
-- $1 municipality integer (null: all), $2 done_since timestamptz, $3 with_decided boolean, $4 at_most
-- integer. Reads the persons of a municipality's items once and sorts them, so that a household filed n
-- times costs n log n; locks nothing; at most $4 rows, the newest first, each pair once.
WITH present AS MATERIALIZED (
    SELECT p.municipality, p.item_id, p.bundle_id, p.procedure, p.name_key, p.reading_key, p.born
    FROM hitomado.filed_person AS p
    JOIN hitomado.item AS i ON i.municipality = p.municipality AND i.item_id = p.item_id
    WHERE ($1::integer IS NULL OR p.municipality = $1::integer)
        AND i.state <> 'withdrawn' AND (i.state <> 'done' OR i.state_at >= $2::timestamptz)
), by_name AS (
    SELECT municipality, procedure, name_key, born, bundle_id, min(item_id) AS item_id
    FROM present
    WHERE name_key IS NOT NULL AND length(born) = 10
    GROUP BY municipality, procedure, name_key, born, bundle_id
), by_reading AS (
    SELECT municipality, procedure, reading_key, born, bundle_id, min(item_id) AS item_id
    FROM present
    WHERE reading_key IS NOT NULL AND length(born) = 10
    GROUP BY municipality, procedure, reading_key, born, bundle_id
), of_undated AS (
    -- Everybody with a name under which somebody's birth is not wholly known. Who is known to the month
    -- may be anybody of that month, to the year of that year, not at all anybody of that name.
    SELECT p.municipality, p.procedure, p.name_key, p.item_id, known.length,
        left(coalesce(p.born, ''), known.length) AS born,
        length(coalesce(p.born, '')) = known.length AS is_undated
    FROM present AS p
    CROSS JOIN (VALUES (7), (4), (0)) AS known (length)
    WHERE length(coalesce(p.born, '')) >= known.length
        AND (p.municipality, p.procedure, p.name_key) IN (
            SELECT u.municipality, u.procedure, u.name_key
            FROM present AS u
            WHERE u.born IS NULL OR length(u.born) < 10
        )
), around_undated AS (
    SELECT municipality, item_id, CASE WHEN is_undated THEN lag(item_id) OVER alike END AS nearest,
        max(item_id) FILTER (WHERE is_undated) OVER before_it AS undated
    FROM of_undated
    WINDOW alike AS (PARTITION BY municipality, procedure, name_key, length, born ORDER BY item_id),
        before_it AS (alike ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), chained AS (
    SELECT municipality, item_id,
        lag(item_id) OVER (PARTITION BY municipality, procedure, name_key, born ORDER BY item_id) AS other
    FROM by_name
    UNION ALL
    SELECT municipality, item_id,
        lag(item_id) OVER (PARTITION BY municipality, procedure, reading_key, born ORDER BY item_id)
    FROM by_reading
    UNION ALL
    SELECT municipality, item_id, nearest FROM around_undated
    UNION ALL
    SELECT municipality, item_id, undated FROM around_undated
), in_force AS (
    SELECT municipality, item_id, other_item, decided_at, decided_by
    FROM hitomado.duplicate_decision
    WHERE undone_at IS NULL AND ($1::integer IS NULL OR municipality = $1::integer)
), beyond_decided AS (
    -- An item that is not the same as the nearest one may still be the same as one before that.
    SELECT d.municipality, d.item_id, earlier.item_id AS other
    FROM in_force AS d
    JOIN present AS p ON p.municipality = d.municipality AND p.item_id = d.item_id
    CROSS JOIN LATERAL (
        SELECT q.item_id
        FROM hitomado.filed_person AS q
        JOIN hitomado.item AS i ON i.municipality = q.municipality AND i.item_id = q.item_id
        WHERE q.municipality = d.municipality AND q.procedure = p.procedure
            AND q.name_key = p.name_key AND q.born = p.born AND q.item_id < d.item_id
            AND q.bundle_id <> p.bundle_id
            AND i.state <> 'withdrawn' AND (i.state <> 'done' OR i.state_at >= $2::timestamptz)
            AND NOT EXISTS (
                SELECT FROM in_force AS f
                WHERE f.municipality = q.municipality AND f.item_id = d.item_id
                    AND f.other_item = q.item_id
            )
        ORDER BY q.item_id DESC
        LIMIT 1
    ) AS earlier
), pair AS MATERIALIZED (
    SELECT c.municipality, c.item_id, c.other, d.decided_at, d.decided_by
    FROM (SELECT * FROM chained UNION SELECT * FROM beyond_decided) AS c
    LEFT JOIN in_force AS d
        ON d.municipality = c.municipality AND d.item_id = c.item_id AND d.other_item = c.other
    WHERE c.other IS NOT NULL AND ($3::boolean OR d.item_id IS NULL)
    ORDER BY c.item_id DESC, c.other DESC
    LIMIT $4::integer
)
SELECT DISTINCT ON (pair.item_id, pair.other) pair.municipality, pair.item_id, pair.other, i.procedure,
    i.code, i.office, o.office, i.filed_at, o.filed_at, i.state::text, o.state::text,
    a.name_key, a.reading_key, a.born, b.name_key, b.reading_key, b.born,
    pair.decided_at, pair.decided_by
FROM pair
JOIN hitomado.item AS i ON i.municipality = pair.municipality AND i.item_id = pair.item_id
JOIN hitomado.item AS o ON o.municipality = pair.municipality AND o.item_id = pair.other
JOIN hitomado.filed_person AS a ON a.municipality = pair.municipality AND a.item_id = pair.item_id
JOIN hitomado.filed_person AS b ON b.municipality = pair.municipality AND b.item_id = pair.other
    AND (a.name_key = b.name_key OR a.reading_key = b.reading_key AND a.born = b.born)
WHERE i.bundle_id <> o.bundle_id
ORDER BY pair.item_id DESC, pair.other DESC,
    (a.name_key = b.name_key AND a.born = b.born AND length(a.born) = 10) DESC NULLS LAST,
    (a.reading_key = b.reading_key AND a.born = b.born) DESC NULLS LAST
