-- The protections in force of a visit and its persons, the first first.
-- $1 municipality integer, $2 visit_id bigint. Leans on protection_of_visit and protection_of_person; locks
-- nothing; at most 200 rows.
SELECT p.set_at, p.set_by, p.confirmed_at, p.confirmed_by, p.lift_asked_at, p.lift_asked_by
FROM hitomado.protection AS p
WHERE p.municipality = $1::integer AND p.lifted_at IS NULL
    AND (p.visit_id = $2::bigint OR (p.name_key, p.born) IN (
        SELECT vp.name_key, vp.born
        FROM hitomado.visit_person AS vp
        WHERE vp.municipality = $1::integer AND vp.visit_id = $2::bigint
    ))
ORDER BY p.protection_id
LIMIT 200
