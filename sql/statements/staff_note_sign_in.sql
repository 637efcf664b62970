-- Notes when a member of the staff signed in.
-- $1 municipality integer, $2 staff_id bigint, $3 at timestamptz. Leans on the primary key, locks the row; one row.
UPDATE hitomado.staff
SET last_sign_in_at = $3::timestamptz
WHERE municipality = $1::integer AND staff_id = $2::bigint
