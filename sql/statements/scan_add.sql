-- Attaches a scan to a visit.
-- $1 municipality integer, $2 visit_id bigint, $3 number integer, $4 kind text, $5 person text, $6 procedures text[],
-- $7 format text, $8 pages integer, $9 size integer, $10 digest in hexadecimal text, $11 content bytea,
-- $12 at timestamptz, $13 actor text. Leans on a lock of the visit; one row.
INSERT INTO hitomado.scan (municipality, visit_id, number, kind, person, procedures, format, pages, size, digest,
    content, attached_at, attached_by)
VALUES ($1::integer, $2::bigint, $3::integer, $4::text, $5::text, $6::text[], $7::text, $8::integer, $9::integer,
    decode($10::text, 'hex'), $11::bytea, $12::timestamptz, $13::text)
