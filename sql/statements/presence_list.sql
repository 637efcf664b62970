-- The names of those who have a visit open, but for one member, in the order of the names.
-- $1 municipality integer, $2 visit_id bigint, $3 staff_id bigint (who is left out), $4 seen_since timestamptz. Leans on
-- the primary keys, locks nothing; a few rows.
SELECT s.display_name
FROM hitomado.visit_presence AS p
JOIN hitomado.staff AS s ON s.municipality = p.municipality AND s.staff_id = p.staff_id
WHERE p.municipality = $1::integer AND p.visit_id = $2::bigint AND p.staff_id <> $3::bigint
    AND p.seen_at > $4::timestamptz
ORDER BY s.display_name, s.staff_id
