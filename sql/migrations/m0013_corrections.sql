-- What a correction changes beyond its own item, and whom protection may concern when a birth is not whole.

-- A record that has not left may follow the correction of what it waits for; what has left stays as it was.
GRANT UPDATE ON hitomado.item_record TO hitomado_office;

-- The visits with a person whom the switch may protect: the name is the same, and the birth does not
-- contradict as far as it is known. Nothing of theirs leaves unseen; but nobody is told that they are
-- protected, for a name alone is not enough to say so.
CREATE FUNCTION hitomado.possibly_protected_visits(of_municipalities integer[], of_visits bigint[])
    RETURNS TABLE (municipality integer, visit_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT v.municipality, v.visit_id
        FROM unnest(of_municipalities, of_visits) AS v (municipality, visit_id)
        -- A look for each visit, as in protected_visits.
        WHERE EXISTS (
            SELECT FROM hitomado.visit_person AS vp
            JOIN hitomado.protection AS p
                ON p.municipality = vp.municipality AND p.name_key = vp.name_key AND p.lifted_at IS NULL
                AND (vp.born IS NULL OR starts_with(p.born, vp.born) OR starts_with(vp.born, p.born))
            WHERE vp.municipality = v.municipality AND vp.visit_id = v.visit_id
        );
    END;
