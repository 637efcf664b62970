-- What happened to a visit and who read it, the newest first.
-- $1 municipality integer, $2 visit_id bigint, $3 at_most integer. Leans on audit_of_visit; locks
-- nothing; at most $3 rows.
SELECT at, actor, purpose, act, refused
FROM hitomado.audit
WHERE municipality = $1::integer AND visit_id = $2::bigint
ORDER BY audit_id DESC
LIMIT $3::integer
