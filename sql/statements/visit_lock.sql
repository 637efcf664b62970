-- A visit as it stands, held against other changes until the transaction ends.
-- $1 municipality integer, $2 visit_id bigint. Leans on the primary key, locks the visit, at most one row.
SELECT visit_id, office, state::text, version, household::text, record::text, circumstances::text,
    catalog, plan, opened_at, opened_by, called_at, clerk, closed_at,
    ended_because, entered_at
FROM hitomado.visit
WHERE municipality = $1::integer AND visit_id = $2::bigint
FOR NO KEY UPDATE
