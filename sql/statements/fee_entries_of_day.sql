-- The entries of an office's day, in their order.
-- $1 municipality integer, $2 office integer, $3 on_day date. Leans on the key of fee_entry, locks nothing; one row an
-- entry.
SELECT e.office, e.on_day, e.number, e.visit_id, e.method, e.yen, e.ground, e.voids, e.reason, e.entered_at,
    e.entered_by
FROM hitomado.fee_entry AS e
WHERE e.municipality = $1::integer AND e.office = $2::integer AND e.on_day = $3::date
ORDER BY e.number
