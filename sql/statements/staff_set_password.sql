-- Gives a member of the staff a new password.
-- $1 municipality integer, $2 staff_id bigint, $3 password_hash text, $4 must_change boolean.
-- Leans on the primary key, locks the row; one row.
UPDATE hitomado.staff
SET password_hash = $3::text, must_change_password = $4::boolean
WHERE municipality = $1::integer AND staff_id = $2::bigint
