-- The appointment that was booked with a form.
-- $1 municipality integer, $2 request_key text. Leans on appointment_request, locks nothing, at most one row.
SELECT a.code, a.state::text, a.name, a.reading, a.telephone, a.channel, a.procedures, a.note,
    a.booked_at, a.booked_by, a.booked_for, a.visit_id,
    hitomado.is_protected(a.municipality, a.visit_id)
        OR hitomado.is_protected(a.municipality, a.booked_for),
    s.slot_id, s.office, s.desk, s.starts_at, s.minutes, s.capacity, s.taken, s.closed_at IS NOT NULL
FROM hitomado.appointment AS a
JOIN hitomado.appointment_slot AS s ON s.municipality = a.municipality AND s.slot_id = a.slot_id
WHERE a.municipality = $1::integer AND a.request_key = $2::text
