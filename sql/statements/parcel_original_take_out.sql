-- Takes a paper out of a parcel that is being packed.
-- $1 municipality integer, $2 parcel_id bigint, $3 number integer, $4 at timestamptz, $5 actor text. Leans on a lock of the
-- parcel; one row, none when it was taken out before.
UPDATE hitomado.parcel_original
SET out_at = $4::timestamptz, out_by = $5::text
WHERE municipality = $1::integer AND parcel_id = $2::bigint AND number = $3::integer AND out_at IS NULL
