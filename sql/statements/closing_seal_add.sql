-- Seals an office's day.
-- $1 municipality integer, $2 office integer, $3 number integer, $4 on_day date, $5 part integer, $6 content text,
-- $7 digest text (hexadecimal), $8 difference_yen bigint, $9 difference_of_one_yen integer, $10 at timestamptz,
-- $11 actor text, $12 confirmed_by text. Leans on closing_lock; one row.
INSERT INTO hitomado.closing_seal (municipality, office, number, previous, on_day, part, content, digest, difference_yen,
    difference_of_one_yen, sealed_at, sealed_by, confirmed_by)
VALUES ($1::integer, $2::integer, $3::integer, nullif($3::integer - 1, 0), $4::date, $5::integer, $6::text,
    decode($7::text, 'hex'), $8::bigint, $9::integer, $10::timestamptz, $11::text, $12::text)
