-- Which of these visits somebody's same act was noted for within the last seconds, by the clock of the rows.
-- $1 municipality integer, $2 visit_id bigint[], $3 actor text, $4 purpose text, $5 act text,
-- $6 seconds integer. Leans on audit_of_visit; locks nothing; at most a row a visit.
SELECT DISTINCT visit_id
FROM hitomado.audit
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[])
    AND actor = $3::text AND purpose = $4::text AND act = $5::text AND NOT refused
    AND at > clock_timestamp() - make_interval(secs => $6::integer)
