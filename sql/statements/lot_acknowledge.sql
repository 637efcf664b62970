-- Ends lots whose answers were applied.
-- $1 municipality integer[], $2 lot_id bigint[], $3 answer_sha256 bytea[]. Leans on the primary key;
-- locks the lots; one row a lot.
UPDATE hitomado.lot AS l
SET state = 'acknowledged', acknowledged_at = clock_timestamp(), answer_sha256 = w.answer_sha256,
    answer_refused = NULL
FROM unnest($1::integer[], $2::bigint[], $3::bytea[]) AS w (municipality, lot_id, answer_sha256)
WHERE l.municipality = w.municipality AND l.lot_id = w.lot_id
    -- Not by the state, which would let the planner walk all open lots.
    AND l.exported_at IS NOT NULL AND l.acknowledged_at IS NULL
