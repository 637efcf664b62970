-- Notes that a receipt was printed.
-- $1 municipality integer, $2 office integer, $3 on_day date, $4 number integer, $5 copy integer, $6 reason text,
-- $7 at timestamptz, $8 actor text. Leans on a lock of the visit; one row.
INSERT INTO hitomado.fee_receipt (municipality, office, on_day, number, copy, reason, printed_at, printed_by)
VALUES ($1::integer, $2::integer, $3::date, $4::integer, $5::integer, $6::text, $7::timestamptz, $8::text)
