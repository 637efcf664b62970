-- The last number that was reserved for an office's pack of a day, which is held against others.
-- $1 municipality integer, $2 office integer, $3 pack_day date. Leans on the key of emergency_pack, locks nothing; one row.
SELECT coalesce(max(p.last_number), 0)
FROM hitomado.emergency_pack AS p
WHERE p.municipality = $1::integer AND p.office = $2::integer AND p.pack_day = $3::date
