-- Gives a sheet its serial, and notes whose it is.
-- $1 municipality integer, $2 serial text, $3 visit_id bigint, $4 number integer, $5 owner text (hexadecimal),
-- $6 issued_at timestamptz, $7 issued_by text. Fails on the key where the serial was given before; one row.
INSERT INTO hitomado.certificate_sheet (municipality, serial, visit_id, number, owner, issued_at, issued_by)
VALUES ($1::integer, $2::text, $3::bigint, $4::integer, decode($5::text, 'hex'), $6::timestamptz, $7::text)
