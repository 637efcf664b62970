-- Holds visits against changes until the transaction ends, in the order of their numbers.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on the primary key, locks the visits, a row a visit.
SELECT v.visit_id
FROM hitomado.visit AS v
WHERE v.municipality = $1::integer AND v.visit_id = ANY ($2::bigint[])
ORDER BY v.visit_id
FOR NO KEY UPDATE
