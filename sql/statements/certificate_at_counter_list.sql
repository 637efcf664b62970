-- The sheets of an office that were issued and lie at the counter, the oldest first.
-- $1 municipality integer, $2 office integer, $3 at_most integer. Leans on certificate_at_counter, locks nothing; at
-- most $3 rows.
SELECT c.visit_id, c.number, c.kind, c.serial, c.changed_at
FROM hitomado.certificate AS c
JOIN hitomado.visit AS v ON v.municipality = c.municipality AND v.visit_id = c.visit_id
WHERE c.municipality = $1::integer AND c.state = 'issued' AND v.office = $2::integer
ORDER BY c.changed_at, c.visit_id, c.number
LIMIT $3::integer
