-- Adds an entry to the fee ledger.
-- $1 municipality integer, $2 office integer, $3 on_day date, $4 number integer, $5 visit_id bigint, $6 method text,
-- $7 yen integer, $8 ground text, $9 voids integer, $10 reason text, $11 at timestamptz, $12 actor text. Leans on
-- fee_day_lock; one row.
INSERT INTO hitomado.fee_entry (municipality, office, on_day, number, visit_id, method, yen, ground, voids, reason,
    entered_at, entered_by)
VALUES ($1::integer, $2::integer, $3::date, $4::integer, $5::bigint, $6::text, $7::integer, $8::text, $9::integer,
    $10::text, $11::timestamptz, $12::text)
