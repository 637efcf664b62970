-- The scans of a visit in the order of their numbers, without their bytes.
-- $1 municipality integer, $2 visit_id bigint. Leans on the key of scan, locks nothing; at most 30 rows.
SELECT s.number, s.kind, s.person, s.procedures, s.format, s.pages, s.size, encode(s.digest, 'hex'), s.attached_at,
    s.attached_by, s.removed_at, s.removed_by, s.removed_because
FROM hitomado.scan AS s
WHERE s.municipality = $1::integer AND s.visit_id = $2::bigint
ORDER BY s.number
