-- Lets what was kept stand for the next version too, where a save changed nothing.
-- $1 municipality integer, $2 visit_id bigint, $3 version integer before that save. Leans on the primary key, locks the
-- row; no row where nothing was kept for that version.
UPDATE hitomado.visit_undo
SET version = version + 1
WHERE municipality = $1::integer AND visit_id = $2::bigint AND version = $3::integer
