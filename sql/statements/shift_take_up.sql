-- Gives the visits that came to an office, and that nobody has, to whoever takes them up.
-- $1 municipality integer, $2 shift_change_id bigint, $3 login text. Leans on the key of shift_part, locks the visits; a
-- row a visit.
UPDATE hitomado.visit AS v
SET clerk = $3::text
FROM hitomado.shift_part AS p, hitomado.shift_change AS c
WHERE p.municipality = $1::integer AND p.shift_change_id = $2::bigint AND p.kind = 'visit'
    AND c.municipality = p.municipality AND c.shift_change_id = p.shift_change_id AND c.to_login IS NULL
    AND v.municipality = p.municipality AND v.visit_id = p.visit_id AND v.clerk IS NULL
    AND v.state IN ('at-desk', 'filed')
