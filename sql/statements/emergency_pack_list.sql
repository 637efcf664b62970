-- The newest prints of emergency packs with what became of their numbers, the newest first.
-- $1 municipality integer, $2 office integer (null: all), $3 since date, $4 at_most integer. Leans on the keys of both
-- tables, locks nothing; at most $4 rows.
SELECT p.office, p.pack_day, p.first_number, p.last_number, p.catalog, p.made_at, p.made_by,
    count(*) FILTER (WHERE n.state = 'used'), count(*) FILTER (WHERE n.state = 'spoilt'),
    count(*) FILTER (WHERE n.state = 'unused')
FROM hitomado.emergency_pack AS p
JOIN hitomado.emergency_number AS n
    ON n.municipality = p.municipality AND n.office = p.office AND n.pack_day = p.pack_day
    AND n.first_number = p.first_number
WHERE p.municipality = $1::integer
    AND ($2::integer IS NULL OR p.office = $2::integer)
    AND p.pack_day >= $3::date
GROUP BY p.municipality, p.office, p.pack_day, p.first_number
ORDER BY p.made_at DESC, p.office, p.first_number
LIMIT $4::integer
