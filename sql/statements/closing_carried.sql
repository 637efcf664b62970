-- What the last day that was sealed before a day left open, without what ended since; nothing here says who it is.
-- $1 municipality integer, $2 office integer, $3 before date, $4 at_most integer. Leans on the keys, locks nothing; at
-- most $4 rows. Once a day is sealed itself, it tells what it left over, and no more what came to it.
SELECT s.on_day, s.sealed_by, c.matter, c.visit_id, c.subject, c.reason
FROM hitomado.closing_seal AS s
JOIN hitomado.closing_carry AS c ON c.municipality = s.municipality AND c.office = s.office AND c.number = s.number
LEFT JOIN hitomado.visit AS v ON v.municipality = c.municipality AND v.visit_id = c.visit_id
WHERE s.municipality = $1::integer AND s.office = $2::integer AND s.on_day < $3::date
    AND s.number = (
        SELECT max(l.number)
        FROM hitomado.closing_seal AS l
        WHERE l.municipality = s.municipality AND l.office = s.office
    )
    AND (v.state IS NULL OR v.state NOT IN ('closed', 'abandoned'))
ORDER BY c.line
LIMIT $4::integer
