-- Writes where an appointment stands; the trigger moves its place.
-- $1 municipality integer, $2 code text, $3 slot_id bigint, $4 state text, $5 visit_id bigint.
-- The caller has locked the appointment; one row.
UPDATE hitomado.appointment
SET slot_id = $3::bigint, state = $4::text::hitomado.appointment_state, visit_id = $5::bigint,
    -- The visit that is taken off stays known: what is withheld rests on the protection of its people.
    booked_for = coalesce(booked_for, visit_id)
WHERE municipality = $1::integer AND code = $2::text
