-- Forgets what a visit was before it was saved last.
-- $1 municipality integer, $2 visit_id bigint. Leans on the primary key, locks the row; one row or none.
DELETE FROM hitomado.visit_undo
WHERE municipality = $1::integer AND visit_id = $2::bigint
