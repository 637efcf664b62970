-- Visits as they stand, in the order of their numbers.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on the primary key, locks nothing, a row a visit.
SELECT visit_id, office, state::text, version, household::text, record::text, circumstances::text,
    catalog, plan, opened_at, opened_by, called_at, clerk, closed_at, ended_because,
    entered_at
FROM hitomado.visit
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[])
ORDER BY visit_id
