-- What was counted last on an office's day.
-- $1 municipality integer, $2 office integer, $3 on_day date. Leans on the key of closing_count, locks nothing; one row
-- or none.
SELECT c.attempt, encode(c.seen, 'hex'), c.answer, c.counted_at, c.counted_by
FROM hitomado.closing_count AS c
WHERE c.municipality = $1::integer AND c.office = $2::integer AND c.on_day = $3::date
ORDER BY c.attempt DESC
LIMIT 1
