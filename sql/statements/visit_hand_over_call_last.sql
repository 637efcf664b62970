-- When a visit was called last to fetch what is ready, and by whom.
-- $1 municipality integer, $2 visit_id bigint. Leans on the primary key, locks nothing, at most one row.
SELECT called_at, called_by
FROM hitomado.hand_over_call
WHERE municipality = $1::integer AND visit_id = $2::bigint
ORDER BY called_at DESC
LIMIT 1
