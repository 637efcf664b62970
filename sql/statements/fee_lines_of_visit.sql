-- What the charges of a visit are for.
-- $1 municipality integer, $2 visit_id bigint. Leans on fee_line_of_visit, locks nothing; one row a line.
SELECT l.on_day, l.number, l.certificate, l.procedure, l.people, l.yen
FROM hitomado.fee_line AS l
WHERE l.municipality = $1::integer AND l.visit_id = $2::bigint
ORDER BY l.on_day, l.number, l.line
