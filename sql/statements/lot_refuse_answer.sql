-- Notes that the answer to a lot was refused, and why, or that nothing is refused any more.
-- $1 municipality integer, $2 lot_id bigint, $3 answer_sha256 bytea, $4 refused text (null: nothing).
-- Leans on the primary key; locks the lot; at most one row. An applied answer keeps its hash.
UPDATE hitomado.lot
SET answer_sha256 = CASE WHEN state = 'acknowledged' THEN answer_sha256 ELSE $3::bytea END,
    answer_refused = $4::text
WHERE municipality = $1::integer AND lot_id = $2::bigint
