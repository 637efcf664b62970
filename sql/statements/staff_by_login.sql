-- The member of the staff with this login, in whichever municipality.
-- $1 login text. Leans on staff_login through a function with its owner's rights; locks nothing; at most one row.
SELECT municipality, staff_id, login, display_name, roles, office, desks, password_hash, must_change_password,
    last_sign_in_at, deactivated_at, valid_from, valid_until, is_contractor
FROM hitomado.staff_by_login($1::text)
