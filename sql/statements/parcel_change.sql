-- Writes where a parcel stands after a step.
-- $1 municipality integer, $2 parcel_id bigint, $3 state text, $4 owner text, $5 due_at timestamptz. Leans on a lock of the
-- parcel; one row.
UPDATE hitomado.parcel
SET state = $3::text, owner = $4::text, due_at = $5::timestamptz
WHERE municipality = $1::integer AND parcel_id = $2::bigint
