-- Notes the first of the two persons who lift the protection of a visit and its persons.
-- $1 municipality integer, $2 visit_id bigint, $3 asked_at timestamptz, $4 asked_by text.
-- Leans on protection_of_visit and protection_of_person, locks the rows; one row for each protection.
UPDATE hitomado.protection AS p
SET lift_asked_at = $3::timestamptz, lift_asked_by = $4::text
WHERE p.municipality = $1::integer AND p.lifted_at IS NULL
    AND (p.visit_id = $2::bigint OR (p.name_key, p.born) IN (
        SELECT vp.name_key, vp.born
        FROM hitomado.visit_person AS vp
        WHERE vp.municipality = $1::integer AND vp.visit_id = $2::bigint
    ))
