-- Gives a member of the staff what a roster says; whoever stands in it is let in again.
-- $1 municipality integer, $2 staff_id bigint, $3 display_name text, $4 roles text[], $5 office integer,
-- $6 desks text[], $7 valid_from date, $8 valid_until date, $9 is_contractor boolean. Leans on the primary key,
-- locks the row; one row.
UPDATE hitomado.staff
SET display_name = $3::text, roles = $4::text[], office = $5::integer, desks = $6::text[],
    valid_from = $7::date, valid_until = $8::date, is_contractor = $9::boolean, deactivated_at = NULL
WHERE municipality = $1::integer AND staff_id = $2::bigint
