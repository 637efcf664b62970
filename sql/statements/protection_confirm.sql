-- Confirms what another person set of the protection of a visit and its persons; a wish to lift it ends with that.
-- $1 municipality integer, $2 visit_id bigint, $3 confirmed_at timestamptz, $4 confirmed_by text.
-- Leans on protection_of_visit and protection_of_person, locks the rows; one row for each that was confirmed.
UPDATE hitomado.protection AS p
SET confirmed_at = $3::timestamptz, confirmed_by = $4::text, lift_asked_at = NULL, lift_asked_by = NULL
WHERE p.municipality = $1::integer AND p.lifted_at IS NULL
    AND p.confirmed_at IS NULL AND p.set_by <> $4::text
    AND (p.visit_id = $2::bigint OR (p.name_key, p.born) IN (
        SELECT vp.name_key, vp.born
        FROM hitomado.visit_person AS vp
        WHERE vp.municipality = $1::integer AND vp.visit_id = $2::bigint
    ))
