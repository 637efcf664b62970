-- The last seal of an office.
-- $1 municipality integer, $2 office integer. Leans on the key of closing_seal, locks nothing; one row or none.
SELECT s.number, encode(s.digest, 'hex')
FROM hitomado.closing_seal AS s
WHERE s.municipality = $1::integer AND s.office = $2::integer
ORDER BY s.number DESC
LIMIT 1
