-- What a correction changes beyond its own item, and whom protection may concern when a birth is not whole.

-- A record that has not left may follow the correction of what it waits for; what has left stays as it was.
GRANT UPDATE ON hitomado.item_record TO hitomado_office;

-- The visits that the switch protects or may protect, asked before anything leaves. A name alone does not
-- tell a desk that somebody is protected; but nothing leaves unseen where the name is the same and the
-- birth, as far as it is known, does not contradict.
CREATE OR REPLACE FUNCTION hitomado.protected_visits(of_municipalities integer[], of_visits bigint[])
    RETURNS TABLE (municipality integer, visit_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT v.municipality, v.visit_id
        FROM unnest(of_municipalities, of_visits) AS v (municipality, visit_id)
        -- A look for each visit: joined the other way, every batch would read all protections.
        CROSS JOIN LATERAL (
            (
                SELECT FROM hitomado.protection AS p
                WHERE p.municipality = v.municipality AND p.lifted_at IS NULL
                    AND p.visit_id = v.visit_id
                LIMIT 1
            )
            UNION ALL
            (
                SELECT FROM hitomado.visit_person AS vp
                CROSS JOIN LATERAL (
                    SELECT FROM hitomado.protection AS q
                    WHERE q.municipality = vp.municipality AND q.name_key = vp.name_key
                        AND q.lifted_at IS NULL
                        AND (vp.born IS NULL OR starts_with(q.born, vp.born) OR starts_with(vp.born, q.born))
                    LIMIT 1
                ) AS p
                WHERE vp.municipality = v.municipality AND vp.visit_id = v.visit_id
                LIMIT 1
            )
            LIMIT 1
        ) AS hit;
    END;
