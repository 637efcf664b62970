-- Gives called visits to another member of the staff, or to nobody; what they hold stays as it is.
-- $1 municipality integer, $2 visit_id bigint[], $3 from_login text, $4 to_login text. Follows shift_hold; a row a visit.
UPDATE hitomado.visit
SET clerk = $4::text
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[]) AND clerk = $3::text
