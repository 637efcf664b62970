-- Erases everybody's drafts of a visit that has ended.
-- $1 municipality integer, $2 visit_id bigint. Leans on the primary key, locks its rows; a few.
DELETE FROM hitomado.visit_draft
WHERE municipality = $1::integer AND visit_id = $2::bigint
