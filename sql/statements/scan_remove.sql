-- Erases the bytes of a scan, and notes who removed it and why.
-- $1 municipality integer, $2 visit_id bigint, $3 number integer, $4 at timestamptz, $5 actor text, $6 reason text.
-- Locks the row; one row, none when it was removed before.
UPDATE hitomado.scan
SET content = NULL, removed_at = $4::timestamptz, removed_by = $5::text, removed_because = $6::text
WHERE municipality = $1::integer AND visit_id = $2::bigint AND number = $3::integer AND removed_at IS NULL
