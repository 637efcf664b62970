-- The staff of a municipality.
-- $1 municipality integer, $2 at_most integer. Leans on the primary key, locks nothing, at most $2 rows.
SELECT municipality, staff_id, login, display_name, roles, office, desks, password_hash, must_change_password,
    last_sign_in_at, deactivated_at, valid_from, valid_until, is_contractor
FROM hitomado.staff
WHERE municipality = $1::integer
ORDER BY login
LIMIT $2::integer
