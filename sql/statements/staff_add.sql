-- Adds a member of the staff; a login that is taken fails on its unique index.
-- $1 municipality integer, $2 login text, $3 display_name text, $4 roles text[], $5 office integer,
-- $6 password_hash text, $7 desks text[], $8 valid_from date, $9 valid_until date, $10 is_contractor boolean.
-- Leans on nothing, locks nothing, one row.
INSERT INTO hitomado.staff (municipality, login, display_name, roles, office, password_hash, desks, valid_from,
    valid_until, is_contractor)
VALUES ($1::integer, $2::text, $3::text, $4::text[], $5::integer, $6::text, $7::text[], $8::date, $9::date,
    $10::boolean)
RETURNING staff_id
