-- The forms that were printed of visits, whenever that was.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on the key of form_print, locks nothing; a few rows a visit.
SELECT p.visit_id, p.number, p.layout, p.people, p.printed_at
FROM hitomado.form_print AS p
WHERE p.municipality = $1::integer AND p.visit_id = ANY ($2::bigint[])
ORDER BY p.visit_id, p.number
