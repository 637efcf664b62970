-- Adds what a charge is for, one thing of it.
-- $1 municipality integer, $2 office integer, $3 on_day date, $4 number integer, $5 line integer, $6 visit_id bigint,
-- $7 certificate integer, $8 procedure text, $9 people text[], $10 yen integer. Follows fee_entry_add; one row.
INSERT INTO hitomado.fee_line (municipality, office, on_day, number, line, visit_id, certificate, procedure, people,
    yen)
VALUES ($1::integer, $2::integer, $3::date, $4::integer, $5::integer, $6::bigint, $7::integer, $8::text, $9::text[],
    $10::integer)
