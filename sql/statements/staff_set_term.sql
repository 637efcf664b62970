-- Gives a member of the staff another term.
-- $1 municipality integer, $2 staff_id bigint, $3 valid_from date, $4 valid_until date. Leans on the primary key,
-- locks the row; one row.
UPDATE hitomado.staff
SET valid_from = $3::date, valid_until = $4::date
WHERE municipality = $1::integer AND staff_id = $2::bigint
