-- The prints of a visit, the oldest first.
-- $1 municipality integer, $2 visit_id bigint. Leans on the key of form_print, locks nothing; a few rows.
SELECT p.number, p.layout, p.people, p.visit_version, encode(p.digest, 'hex'), p.sheets, p.copy, p.reason,
    p.printed_at, p.printed_by
FROM hitomado.form_print AS p
WHERE p.municipality = $1::integer AND p.visit_id = $2::bigint
ORDER BY p.number
