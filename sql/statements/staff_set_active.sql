-- Lets a member of the staff in again, or out.
-- $1 municipality integer, $2 staff_id bigint, $3 deactivated_at timestamptz (null: active).
-- Leans on the primary key, locks the row; one row.
UPDATE hitomado.staff
SET deactivated_at = $3::timestamptz
WHERE municipality = $1::integer AND staff_id = $2::bigint
