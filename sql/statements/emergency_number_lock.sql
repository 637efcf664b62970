-- A number of an office's pack, held against other changes until the transaction ends.
-- $1 municipality integer, $2 office integer, $3 pack_day date, $4 number integer. Leans on the primary key, locks the
-- number, at most one row.
SELECT n.state, n.visit_id
FROM hitomado.emergency_number AS n
WHERE n.municipality = $1::integer AND n.office = $2::integer AND n.pack_day = $3::date AND n.number = $4::integer
FOR NO KEY UPDATE
