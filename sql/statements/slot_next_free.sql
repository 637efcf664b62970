-- The next slots of a desk with a place.
-- $1 municipality integer, $2 office integer, $3 desk text, $4 after timestamptz, $5 at_most integer.
-- Leans on appointment_slot_once, locks nothing, at most $5 rows.
SELECT slot_id, office, desk, starts_at, minutes, capacity, taken, closed_at IS NOT NULL
FROM hitomado.appointment_slot
WHERE municipality = $1::integer AND office = $2::integer AND desk = $3::text
    AND starts_at > $4::timestamptz AND closed_at IS NULL AND taken < capacity
ORDER BY starts_at
LIMIT $5::integer
