-- Gives a member of the staff other desks; the table refuses them where the member is of no section.
-- $1 municipality integer, $2 staff_id bigint, $3 desks text[]. Leans on the primary key, locks the row; one row.
UPDATE hitomado.staff
SET desks = $3::text[]
WHERE municipality = $1::integer AND staff_id = $2::bigint
