-- Keeps what a seal leaves to the next day, one line of it.
-- $1 municipality integer, $2 office integer, $3 number integer, $4 line integer, $5 matter text, $6 visit_id bigint,
-- $7 subject text, $8 reason text. Follows closing_seal_add; one row.
INSERT INTO hitomado.closing_carry (municipality, office, number, line, matter, visit_id, subject, reason)
VALUES ($1::integer, $2::integer, $3::integer, $4::integer, $5::text, $6::bigint, $7::text, $8::text)
