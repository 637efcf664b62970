-- Locks lots and says how they stand.
-- $1 lot_id bigint[]. Leans on lot_by_number; at most one row a lot, in order of their numbers.
SELECT l.municipality, l.lot_id, l.system, l.lane::text, l.layout, l.rows, l.state::text, l.made_at,
    l.sha256, l.answer_sha256, l.answer_refused
FROM hitomado.lot AS l
WHERE l.lot_id = ANY ($1::bigint[])
ORDER BY l.lot_id
FOR NO KEY UPDATE OF l
