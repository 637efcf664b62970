-- What somebody typed and has not saved, and when a draft was thrown away that can be taken back.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint. Leans on the primary key, locks nothing, at most
-- one row.
SELECT d.typed, d.typed_at, d.thrown_at
FROM hitomado.visit_draft AS d
WHERE d.municipality = $1::integer AND d.visit_id = $2::bigint AND d.staff_id = $3::bigint
