-- The entries of the fee ledger of a visit, in their order.
-- $1 municipality integer, $2 visit_id bigint. Leans on fee_entry_of_visit, locks nothing; one row an entry.
SELECT e.office, e.on_day, e.number, e.visit_id, e.method, e.yen, e.ground, e.voids, e.reason, e.entered_at,
    e.entered_by
FROM hitomado.fee_entry AS e
WHERE e.municipality = $1::integer AND e.visit_id = $2::bigint
ORDER BY e.on_day, e.number
