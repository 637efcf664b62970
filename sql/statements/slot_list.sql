-- The slots of a desk in a stretch of time.
-- $1 municipality integer, $2 office integer, $3 desk text, $4 from timestamptz, $5 until timestamptz.
-- Leans on appointment_slot_once, locks nothing, one row a slot.
SELECT slot_id, office, desk, starts_at, minutes, capacity, taken, closed_at IS NOT NULL
FROM hitomado.appointment_slot
WHERE municipality = $1::integer AND office = $2::integer AND desk = $3::text
    AND starts_at >= $4::timestamptz AND starts_at < $5::timestamptz
ORDER BY starts_at
