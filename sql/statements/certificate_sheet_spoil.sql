-- Notes that a sheet may not be given out any more; its serial is never used again.
-- $1 municipality integer, $2 serial text, $3 at timestamptz, $4 actor text, $5 reason text. Locks the row; one row,
-- none when it was noted before.
UPDATE hitomado.certificate_sheet
SET spoiled_at = $3::timestamptz, spoiled_by = $4::text, spoiled_because = $5::text
WHERE municipality = $1::integer AND serial = $2::text AND spoiled_at IS NULL
