-- How often the receipt of each charge of a visit was printed.
-- $1 municipality integer, $2 visit_id bigint. Leans on fee_entry_of_visit and the key of fee_receipt, locks nothing;
-- one row a charge with a receipt.
SELECT r.on_day, r.number, count(*)
FROM hitomado.fee_entry AS e
JOIN hitomado.fee_receipt AS r
    ON r.municipality = e.municipality AND r.office = e.office AND r.on_day = e.on_day AND r.number = e.number
WHERE e.municipality = $1::integer AND e.visit_id = $2::bigint
GROUP BY r.on_day, r.number
ORDER BY r.on_day, r.number
