-- The bytes of a scan.
-- $1 municipality integer, $2 visit_id bigint, $3 number integer. Leans on the key of scan, locks nothing; one row, none
-- when it was removed.
SELECT s.content
FROM hitomado.scan AS s
WHERE s.municipality = $1::integer AND s.visit_id = $2::bigint AND s.number = $3::integer AND s.removed_at IS NULL
