-- When the pack of each office was printed last.
-- $1 municipality integer. Leans on emergency_pack_made, locks nothing; a row an office.
SELECT p.office, max(p.made_at)
FROM hitomado.emergency_pack AS p
WHERE p.municipality = $1::integer
GROUP BY p.office
