-- Whose the sheet with a serial is.
-- $1 municipality integer, $2 serial text. Leans on the key, locks nothing; one row, none for a serial that was never
-- given.
SELECT s.visit_id, s.number, c.person, encode(s.owner, 'hex'), s.spoiled_at IS NOT NULL
FROM hitomado.certificate_sheet AS s
JOIN hitomado.certificate AS c
    ON c.municipality = s.municipality AND c.visit_id = s.visit_id AND c.number = s.number
WHERE s.municipality = $1::integer AND s.serial = $2::text
