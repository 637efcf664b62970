-- By which number the residents of visits are reached; nothing of who is protected at this moment.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on the primary key of visit and on the indexes of
-- protection; locks nothing; one row a visit.
SELECT v.visit_id, p.visit_id IS NOT NULL,
    CASE WHEN p.visit_id IS NULL THEN v.record -> 'household' ->> 'telephone' END
FROM hitomado.visit AS v
LEFT JOIN hitomado.protected_visits(
    ARRAY(SELECT $1::integer FROM unnest($2::bigint[])), $2::bigint[]
) AS p ON p.visit_id = v.visit_id
WHERE v.municipality = $1::integer AND v.visit_id = ANY ($2::bigint[])
