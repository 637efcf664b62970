-- The seals of an office's day in their order, each with why the day was opened again after it.
-- $1 municipality integer, $2 office integer, $3 on_day date. Leans on the keys, locks nothing; a row a seal.
SELECT s.number, s.part, s.content, encode(s.digest, 'hex'), s.difference_yen, s.sealed_at, s.sealed_by,
    s.confirmed_by, r.reason, r.reopened_at, r.reopened_by
FROM hitomado.closing_seal AS s
LEFT JOIN hitomado.closing_reopening AS r
    ON r.municipality = s.municipality AND r.office = s.office AND r.on_day = s.on_day AND r.part = s.part
WHERE s.municipality = $1::integer AND s.office = $2::integer AND s.on_day = $3::date
ORDER BY s.part
