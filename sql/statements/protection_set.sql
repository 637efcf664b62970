-- Protects a visit and its persons from this moment on; what is protected already stays as it is.
-- $1 municipality integer, $2 visit_id bigint, $3 name_key text[], $4 born text[], $5 set_by text.
-- Leans on protection_of_visit and protection_of_person; locks nothing; one row for each new protection.
WITH wanted AS (
    SELECT $2::bigint AS visit_id, NULL::text AS name_key, NULL::text AS born
    UNION ALL
    SELECT $2::bigint, w.name_key, w.born
    FROM unnest($3::text[], $4::text[]) AS w (name_key, born)
    WHERE w.name_key IS NOT NULL AND w.born IS NOT NULL
)
INSERT INTO hitomado.protection (municipality, visit_id, name_key, born, set_by)
SELECT $1::integer, w.visit_id, w.name_key, w.born, $5::text
FROM wanted AS w
WHERE NOT EXISTS (
    SELECT
    FROM hitomado.protection AS p
    WHERE p.municipality = $1::integer AND p.visit_id = w.visit_id AND p.lifted_at IS NULL
        AND p.name_key IS NOT DISTINCT FROM w.name_key AND p.born IS NOT DISTINCT FROM w.born
)
