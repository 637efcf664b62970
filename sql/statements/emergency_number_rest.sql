-- Notes that whatever is left of a block of numbers was not given out.
-- $1 municipality integer, $2 office integer, $3 pack_day date, $4 first_number integer, $5 changed_at timestamptz,
-- $6 changed_by text. Leans on the primary key, locks the numbers, a row a number.
UPDATE hitomado.emergency_number
SET state = 'unused', changed_at = $5::timestamptz, changed_by = $6::text
WHERE municipality = $1::integer AND office = $2::integer AND pack_day = $3::date AND first_number = $4::integer
    AND state = 'reserved'
