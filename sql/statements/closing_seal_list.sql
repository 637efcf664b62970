-- The seals of an office in the order of their numbers, to look at their chain.
-- $1 municipality integer, $2 office integer. Leans on the key of closing_seal, locks nothing; a row a seal.
SELECT s.number, s.content, encode(s.digest, 'hex')
FROM hitomado.closing_seal AS s
WHERE s.municipality = $1::integer AND s.office = $2::integer
ORDER BY s.number
