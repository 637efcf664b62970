-- Notes that somebody's things were given on.
-- $1 municipality integer, $2 office integer, $3 from_login text, $4 to_login text (null: the office), $5 note text,
-- $6 at timestamptz, $7 actor text. Locks nothing; one row.
INSERT INTO hitomado.shift_change (municipality, office, from_login, to_login, note, changed_at, changed_by)
VALUES ($1::integer, $2::integer, $3::text, $4::text, $5::text, $6::timestamptz, $7::text)
RETURNING shift_change_id
