-- What happened to a visit, or who read it, the newest first.
-- $1 municipality integer, $2 visit_id bigint, $3 at_most integer, $4 act text[] (the acts that only read),
-- $5 readings boolean (those, or the others). Leans on audit_of_visit; locks nothing; at most $3 rows.
SELECT at, actor, purpose, act, refused
FROM hitomado.audit
WHERE municipality = $1::integer AND visit_id = $2::bigint AND (act = ANY ($4::text[])) = $5::boolean
ORDER BY audit_id DESC
LIMIT $3::integer
