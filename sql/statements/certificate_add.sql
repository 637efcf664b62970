-- Notes that a certificate was asked for.
-- $1 municipality integer, $2 visit_id bigint, $3 number integer, $4 kind text, $5 person text, $6 fee_yen integer,
-- $7 requester text, $8 mandate_seen boolean, $9 at timestamptz, $10 actor text. Leans on a lock of the visit, so that
-- numbers have no gap; one row.
INSERT INTO hitomado.certificate (municipality, visit_id, number, kind, person, fee_yen, requester, mandate_seen,
    state, requested_at, requested_by, changed_at, changed_by)
VALUES ($1::integer, $2::bigint, $3::integer, $4::text, $5::text, $6::integer, $7::text, $8::boolean,
    'requested', $9::timestamptz, $10::text, $9::timestamptz, $10::text)
