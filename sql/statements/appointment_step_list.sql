-- The steps of an appointment, the oldest first, with the desk and the time where it stood after each.
-- $1 municipality integer, $2 code text. Leans on appointment_step_of, locks nothing, one row a step.
SELECT t.step, t.at, t.actor, s.desk, s.starts_at
FROM hitomado.appointment_step AS t
JOIN hitomado.appointment_slot AS s ON s.municipality = t.municipality AND s.slot_id = t.slot_id
WHERE t.municipality = $1::integer AND t.code = $2::text
ORDER BY t.step_id
