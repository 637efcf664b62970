-- Lots, the newest first.
-- $1 municipality integer (null: all), $2 before_lot bigint (null: from the newest), $3 at_most integer.
-- Leans on lot_by_number; locks nothing; at most $3 rows.
SELECT lot_id, municipality, system, lane::text, rows, state::text, made_at, exported_at,
    acknowledged_at, answer_refused
FROM hitomado.lot
WHERE ($1::integer IS NULL OR municipality = $1::integer)
    AND ($2::bigint IS NULL OR lot_id < $2::bigint)
ORDER BY lot_id DESC
LIMIT $3::integer
