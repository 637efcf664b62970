-- The visits into which a member typed, or threw away, a draft of their own.
-- $1 municipality integer, $2 staff_id bigint, $3 visit_id bigint[]. Leans on the primary key, locks nothing; a row a
-- visit.
SELECT d.visit_id
FROM hitomado.visit_draft AS d
WHERE d.municipality = $1::integer AND d.staff_id = $2::bigint AND d.visit_id = ANY ($3::bigint[])
    AND (d.typed IS NOT NULL OR d.thrown IS NOT NULL)
