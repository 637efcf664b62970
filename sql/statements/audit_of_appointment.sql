-- What happened to an appointment and who read it, the newest first.
-- $1 municipality integer, $2 code text, $3 at_most integer. Leans on audit_of_appointment; locks nothing; at
-- most $3 rows.
SELECT at, actor, purpose, act, refused
FROM hitomado.audit
WHERE municipality = $1::integer AND appointment = $2::text
ORDER BY audit_id DESC
LIMIT $3::integer
