-- Notes that the answer to a lot was refused, and why.
-- $1 municipality integer, $2 lot_id bigint, $3 answer_sha256 bytea, $4 refused text.
-- Leans on the primary key; locks the lot; at most one row.
UPDATE hitomado.lot
SET answer_sha256 = $3::bytea, answer_refused = $4::text
WHERE municipality = $1::integer AND lot_id = $2::bigint AND state <> 'acknowledged'
