-- Notes a step of an appointment.
-- $1 municipality integer, $2 code text, $3 step text, $4 slot_id bigint, $5 at timestamptz, $6 actor text.
-- Leans on nothing, locks nothing, one row.
INSERT INTO hitomado.appointment_step (municipality, code, step, slot_id, at, actor)
VALUES ($1::integer, $2::text, $3::text, $4::bigint, $5::timestamptz, $6::text)
