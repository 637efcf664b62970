-- Notes that a form was printed.
-- $1 municipality integer, $2 visit_id bigint, $3 number integer, $4 layout text, $5 people text[],
-- $6 visit_version integer, $7 digest text (hexadecimal), $8 sheets integer, $9 copy integer, $10 reason text,
-- $11 at timestamptz, $12 actor text. Leans on a lock of the visit, so that numbers have no gap; one row.
INSERT INTO hitomado.form_print (municipality, visit_id, number, layout, people, visit_version, digest, sheets, copy,
    reason, printed_at, printed_by)
VALUES ($1::integer, $2::bigint, $3::integer, $4::text, $5::text[], $6::integer, decode($7::text, 'hex'), $8::integer,
    $9::integer, $10::text, $11::timestamptz, $12::text)
