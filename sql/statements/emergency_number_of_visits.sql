-- The numbers under which visits were received on paper, with who received them.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on emergency_number_of_visit, locks nothing; at most a row a
-- visit.
SELECT n.visit_id, n.office, n.pack_day, n.number, n.received_by
FROM hitomado.emergency_number AS n
WHERE n.municipality = $1::integer AND n.visit_id = ANY ($2::bigint[])
