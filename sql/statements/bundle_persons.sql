-- The ids of everybody whom the bundles of a visit name, also of those who have left the visit since.
-- $1 municipality integer, $2 visit_id bigint. Leans on bundle_of_visit; locks nothing; one row a person.
SELECT DISTINCT person ->> 'id'
FROM hitomado.bundle AS b
CROSS JOIN LATERAL json_array_elements(b.packet::json -> 'household' -> 'people') AS person
WHERE b.municipality = $1::integer AND b.visit_id = $2::bigint
ORDER BY 1
