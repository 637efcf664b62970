-- Lifts what another person asked to lift, not long ago, for a visit and its persons.
-- $1 municipality integer, $2 visit_id bigint, $3 lifted_at timestamptz, $4 seconded_by text,
-- $5 not_before timestamptz. Leans on protection_of_visit and protection_of_person, locks the rows; one
-- row for each protection that was lifted.
UPDATE hitomado.protection AS p
SET lifted_at = $3::timestamptz, lifted_by = p.lift_asked_by, lift_seconded_by = $4::text
WHERE p.municipality = $1::integer AND p.lifted_at IS NULL
    AND p.lift_asked_by <> $4::text AND p.lift_asked_at >= $5::timestamptz
    AND (p.visit_id = $2::bigint OR (p.name_key, p.born) IN (
        SELECT vp.name_key, vp.born
        FROM hitomado.visit_person AS vp
        WHERE vp.municipality = $1::integer AND vp.visit_id = $2::bigint
    ))
