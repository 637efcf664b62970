-- What members of the staff are called, by their logins; nobody is missing because they left.
-- $1 municipality integer, $2 login text[]. Leans on staff_login, locks nothing, at most one row a login.
SELECT login, display_name
FROM hitomado.staff
WHERE municipality = $1::integer AND login = ANY ($2::text[])
