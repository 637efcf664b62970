-- Closes a slot, or opens it again where nobody closes it.
-- $1 municipality integer, $2 slot_id bigint, $3 closed_at timestamptz (null: open again), $4 closed_by text.
-- Leans on the primary key, locks the slot; one row.
UPDATE hitomado.appointment_slot
SET closed_at = $3::timestamptz, closed_by = $4::text
WHERE municipality = $1::integer AND slot_id = $2::bigint
