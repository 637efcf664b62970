-- Notes how many sheets of a paper arrived.
-- $1 municipality integer, $2 parcel_id bigint, $3 number integer, $4 arrived integer. Leans on a lock of the parcel; one
-- row.
UPDATE hitomado.parcel_original
SET arrived = $4::integer
WHERE municipality = $1::integer AND parcel_id = $2::bigint AND number = $3::integer AND out_at IS NULL
