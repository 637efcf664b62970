-- Notes that results were handed to somebody.
-- $1 municipality integer, $2 visit_id bigint, $3 item_ids bigint[], $4 recipient text,
-- $5 handed_at timestamptz, $6 handed_by text. Leans on nothing, locks nothing, one row.
INSERT INTO hitomado.hand_over (municipality, visit_id, item_ids, recipient, handed_at, handed_by)
VALUES ($1::integer, $2::bigint, $3::bigint[], $4::text, $5::timestamptz, $6::text)
RETURNING hand_over_id
