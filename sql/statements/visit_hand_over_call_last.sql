-- When visits were called last to fetch what is ready, and by whom.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on the primary key, locks nothing, at most one row
-- a visit.
SELECT DISTINCT ON (visit_id) visit_id, called_at, called_by
FROM hitomado.hand_over_call
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[])
ORDER BY visit_id, called_at DESC
