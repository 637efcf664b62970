-- Writes where a certificate stands after a step.
-- $1 municipality integer, $2 visit_id bigint, $3 number integer, $4 state before text, $5 state text, $6 serial text,
-- $7 recipient text, $8 cancelled_because text, $9 at timestamptz, $10 actor text. Locks the row; one row, none when it
-- stands elsewhere by now.
UPDATE hitomado.certificate
SET state = $5::text, serial = $6::text, recipient = $7::text, cancelled_because = $8::text,
    changed_at = $9::timestamptz, changed_by = $10::text
WHERE municipality = $1::integer AND visit_id = $2::bigint AND number = $3::integer AND state = $4::text
