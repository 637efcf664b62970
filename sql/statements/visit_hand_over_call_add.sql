-- Notes that somebody was called to fetch what is ready.
-- $1 municipality integer, $2 visit_id bigint, $3 called_at timestamptz, $4 called_by text. Leans on nothing,
-- locks nothing, one row.
INSERT INTO hitomado.hand_over_call (municipality, visit_id, called_at, called_by)
VALUES ($1::integer, $2::bigint, $3::timestamptz, $4::text)
