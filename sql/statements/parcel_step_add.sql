-- Notes a step of a parcel.
-- $1 municipality integer, $2 parcel_id bigint, $3 step text, $4 at timestamptz, $5 actor text. Leans on a lock of the
-- parcel; one row.
INSERT INTO hitomado.parcel_step (municipality, parcel_id, number, step, done_at, done_by)
SELECT $1::integer, $2::bigint, count(*) + 1, $3::text, $4::timestamptz, $5::text
FROM hitomado.parcel_step AS s
WHERE s.municipality = $1::integer AND s.parcel_id = $2::bigint
