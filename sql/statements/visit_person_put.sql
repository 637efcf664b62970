-- Writes by which keys the persons of a visit are found and protected, drops persons who left it, and notes the ids
-- as given.
-- $1 municipality integer, $2 visit_id bigint, $3 person text[], $4 name_key text[], $5 born text[].
-- Leans on the primary key; the caller has locked the visit or made it; one row a person.
WITH given AS (
    INSERT INTO hitomado.visit_person_given (municipality, visit_id, person)
    SELECT $1::integer, $2::bigint, unnest($3::text[])
    ON CONFLICT DO NOTHING
), gone AS (
    DELETE FROM hitomado.visit_person
    WHERE municipality = $1::integer AND visit_id = $2::bigint AND person <> ALL ($3::text[])
)
INSERT INTO hitomado.visit_person (municipality, visit_id, person, name_key, born)
SELECT $1::integer, $2::bigint, w.person, w.name_key, w.born
FROM unnest($3::text[], $4::text[], $5::text[]) AS w (person, name_key, born)
ON CONFLICT (municipality, visit_id, person) DO UPDATE
SET name_key = EXCLUDED.name_key, born = EXCLUDED.born
