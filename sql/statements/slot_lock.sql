-- Slots as they stand, held against other changes until the transaction ends, always in the same order.
-- $1 municipality integer, $2 slot_ids bigint[]. Leans on the primary key, locks them; one row a slot.
SELECT slot_id, office, desk, starts_at, minutes, capacity, taken, closed_at IS NOT NULL
FROM hitomado.appointment_slot
WHERE municipality = $1::integer AND slot_id = ANY ($2::bigint[])
ORDER BY slot_id
FOR NO KEY UPDATE
