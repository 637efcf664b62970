-- Settles a difference, with a reason.
-- $1 municipality integer, $2 parcel_id bigint, $3 number integer, $4 at timestamptz, $5 actor text, $6 reason text. Leans
-- on a lock of the parcel; one row, none where there is no open difference.
UPDATE hitomado.parcel_original
SET settled_at = $4::timestamptz, settled_by = $5::text, settled_because = $6::text
WHERE municipality = $1::integer AND parcel_id = $2::bigint AND number = $3::integer AND arrived <> sheets
    AND settled_at IS NULL
