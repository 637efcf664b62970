-- The number of an office's next entry of a day, which is held against others.
-- $1 municipality integer, $2 office integer, $3 on_day date. Leans on the key of fee_entry, locks nothing; one row.
SELECT coalesce(max(e.number), 0) + 1
FROM hitomado.fee_entry AS e
WHERE e.municipality = $1::integer AND e.office = $2::integer AND e.on_day = $3::date
