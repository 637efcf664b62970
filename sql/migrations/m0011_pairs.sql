-- Pairs of items that look like the same matter filed twice, kept when they are found, so that their list
-- costs what is in it, not what was ever filed; more old kanji in names' keys; the first due time of a
-- send-back.

-- Names fold further than they did. What is kept is folded alike, that of the protected above all: a key
-- that nobody makes any more would be found by nobody.
CREATE FUNCTION hitomado.folded_further(key text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(
        translate(
            key,
            '彥郞壯嚴敎尙卽强緖緣收乘拔處藥懷戾吳邨埜𣘺惪冝篭',
            '彦郎壮厳教尚即強緒縁収乗抜処薬懐戻呉村野橋徳宜籠'
        ),
        '(.)々', '\1\1', 'g'
    );
UPDATE hitomado.protection SET name_key = hitomado.folded_further(name_key)
    WHERE name_key <> hitomado.folded_further(name_key);
UPDATE hitomado.visit_person SET name_key = hitomado.folded_further(name_key)
    WHERE name_key <> hitomado.folded_further(name_key);
UPDATE hitomado.appointment SET name_key = hitomado.folded_further(name_key)
    WHERE name_key <> hitomado.folded_further(name_key);
UPDATE hitomado.filed_person SET name_key = hitomado.folded_further(name_key)
    WHERE name_key <> hitomado.folded_further(name_key);
DROP FUNCTION hitomado.folded_further;

-- Two items about the same person's same procedure, whatever was decided about them. Written in the
-- transaction that files or corrects one of them; taken out by the worker once either is no open matter.
CREATE TABLE hitomado.duplicate_pair (
    municipality integer NOT NULL,
    -- The later one.
    item_id bigint NOT NULL,
    other_item bigint NOT NULL CHECK (other_item < item_id),
    likeness text COLLATE "C" NOT NULL CHECK (likeness IN ('same', 'possible')),
    PRIMARY KEY (municipality, item_id, other_item)
);
CREATE INDEX duplicate_pair_reversed ON hitomado.duplicate_pair (municipality, other_item);
CALL hitomado.secure_table('hitomado.duplicate_pair');
GRANT SELECT, INSERT, DELETE ON hitomado.duplicate_pair TO hitomado_office;
GRANT SELECT, DELETE ON hitomado.duplicate_pair TO hitomado_center;

-- Only the desk writes these.
REVOKE DELETE ON hitomado.filed_person FROM hitomado_center;
REVOKE INSERT, UPDATE ON hitomado.duplicate_decision FROM hitomado_center;

-- Gives items filed since a moment what a program before this version did not write: by what their persons
-- are recognised, and the pairs. Safe to repeat; each person and procedure
-- with the five newest before it in each way of being alike.
CREATE FUNCTION hitomado.complete_duplicates(filed_since timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    done_since CONSTANT timestamptz := clock_timestamp() - interval '60 days';
BEGIN
    INSERT INTO hitomado.filed_person
        (municipality, item_id, person, bundle_id, procedure, name_key, born)
    SELECT i.municipality, i.item_id, vp.person, i.bundle_id, i.procedure, vp.name_key, vp.born
    FROM hitomado.item AS i
    JOIN hitomado.visit AS v ON v.municipality = i.municipality AND v.visit_id = i.visit_id
    JOIN hitomado.visit_person AS vp
        ON vp.municipality = i.municipality AND vp.visit_id = i.visit_id
    WHERE i.filed_at >= filed_since AND i.state <> 'withdrawn' AND vp.name_key IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM hitomado.filed_person AS p
            WHERE p.municipality = i.municipality AND p.item_id = i.item_id
        )
        AND (
            vp.person = ANY (i.people)
            OR i.people = '{}' AND vp.person = (
                SELECT p.member ->> 'id'
                FROM jsonb_array_elements(v.household -> 'people')
                    WITH ORDINALITY AS p (member, place)
                ORDER BY (p.member ->> 'relationship' = 'head') DESC NULLS LAST, p.place
                LIMIT 1
            )
        )
    ON CONFLICT DO NOTHING;

    INSERT INTO hitomado.duplicate_pair (municipality, item_id, other_item, likeness)
    SELECT p.municipality, p.item_id, f.item_id,
        CASE WHEN bool_or(f.is_same) THEN 'same' ELSE 'possible' END
    FROM hitomado.filed_person AS p
    JOIN hitomado.item AS i ON i.municipality = p.municipality AND i.item_id = p.item_id
    CROSS JOIN LATERAL (
        (
            SELECT q.item_id, length(q.born) = 10 AS is_same
            FROM hitomado.filed_person AS q
            JOIN hitomado.item AS o ON o.municipality = q.municipality AND o.item_id = q.item_id
            WHERE q.municipality = p.municipality AND q.procedure = p.procedure
                AND q.name_key = p.name_key AND q.born = p.born
                AND q.item_id < p.item_id AND q.bundle_id <> p.bundle_id
                AND o.state <> 'withdrawn' AND (o.state <> 'done' OR o.state_at >= done_since)
            ORDER BY q.item_id DESC
            LIMIT 5
        )
        UNION ALL
        (
            SELECT q.item_id, coalesce(q.name_key = p.name_key, false)
            FROM hitomado.filed_person AS q
            JOIN hitomado.item AS o ON o.municipality = q.municipality AND o.item_id = q.item_id
            WHERE q.municipality = p.municipality AND q.procedure = p.procedure
                AND q.reading_key = p.reading_key AND q.born = p.born AND length(q.born) = 10
                AND q.item_id < p.item_id AND q.bundle_id <> p.bundle_id
                AND o.state <> 'withdrawn' AND (o.state <> 'done' OR o.state_at >= done_since)
            ORDER BY q.item_id DESC
            LIMIT 5
        )
        UNION ALL
        (
            SELECT q.item_id, false
            FROM hitomado.filed_person AS q
            JOIN hitomado.item AS o ON o.municipality = q.municipality AND o.item_id = q.item_id
            WHERE q.municipality = p.municipality AND q.procedure = p.procedure
                AND q.name_key = p.name_key AND (q.born IS NULL OR length(q.born) < 10)
                AND (q.born IS NULL OR p.born IS NULL OR starts_with(p.born, q.born)
                    OR starts_with(q.born, p.born))
                AND q.item_id < p.item_id AND q.bundle_id <> p.bundle_id
                AND o.state <> 'withdrawn' AND (o.state <> 'done' OR o.state_at >= done_since)
            ORDER BY q.item_id DESC
            LIMIT 5
        )
        UNION ALL
        (
            SELECT q.item_id, false
            FROM hitomado.filed_person AS q
            JOIN hitomado.item AS o ON o.municipality = q.municipality AND o.item_id = q.item_id
            WHERE (p.born IS NULL OR length(p.born) < 10)
                AND q.municipality = p.municipality AND q.procedure = p.procedure
                AND q.name_key = p.name_key AND length(q.born) = 10
                AND (p.born IS NULL OR starts_with(q.born, p.born))
                AND q.item_id < p.item_id AND q.bundle_id <> p.bundle_id
                AND o.state <> 'withdrawn' AND (o.state <> 'done' OR o.state_at >= done_since)
            ORDER BY q.item_id DESC
            LIMIT 5
        )
    ) AS f
    WHERE i.filed_at >= filed_since
        AND i.state <> 'withdrawn' AND (i.state <> 'done' OR i.state_at >= done_since)
    GROUP BY p.municipality, p.item_id, f.item_id
    ON CONFLICT DO NOTHING;
END
$$;
REVOKE ALL ON FUNCTION hitomado.complete_duplicates FROM PUBLIC;
SELECT hitomado.complete_duplicates('-infinity');

-- By when a send-back was due before the first call moved it; null while nothing did.
ALTER TABLE hitomado.send_back ADD COLUMN first_due_at timestamptz;
