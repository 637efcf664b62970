-- Lays a paper into a parcel.
-- $1 municipality integer, $2 parcel_id bigint, $3 number integer, $4 visit_id bigint, $5 item_id bigint, $6 kind text,
-- $7 sheets integer, $8 at timestamptz, $9 actor text. Leans on a lock of the parcel; one row.
INSERT INTO hitomado.parcel_original (municipality, parcel_id, number, visit_id, item_id, kind, sheets, packed_at,
    packed_by)
VALUES ($1::integer, $2::bigint, $3::integer, $4::bigint, $5::bigint, $6::text, $7::integer, $8::timestamptz, $9::text)
