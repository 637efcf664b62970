-- Notes what was given on, one thing of it.
-- $1 municipality integer, $2 shift_change_id bigint, $3 kind text, $4 visit_id bigint. Follows shift_change_add; one row.
INSERT INTO hitomado.shift_part (municipality, shift_change_id, kind, visit_id)
VALUES ($1::integer, $2::bigint, $3::text, $4::bigint)
