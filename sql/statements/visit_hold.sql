-- Where a visit is and how it stands, held so until the transaction ends.
-- $1 municipality integer, $2 visit_id bigint. Leans on the primary key, shares the visit with others who only hold
-- it, at most one row.
SELECT v.office, v.state::text
FROM hitomado.visit AS v
WHERE v.municipality = $1::integer AND v.visit_id = $2::bigint
FOR SHARE
