-- A member of the staff.
-- $1 municipality integer, $2 staff_id bigint. Leans on the primary key, locks nothing, at most one row.
SELECT municipality, staff_id, login, display_name, roles, office, desks, password_hash, must_change_password,
    last_sign_in_at, deactivated_at, valid_from, valid_until, is_contractor
FROM hitomado.staff
WHERE municipality = $1::integer AND staff_id = $2::bigint
