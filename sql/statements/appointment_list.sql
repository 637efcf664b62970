-- The appointments of an office in a stretch of time, in the order of their slots.
-- $1 municipality integer, $2 office integer, $3 desk text (null: all), $4 from timestamptz,
-- $5 until timestamptz, $6 at_most integer. Leans on appointment_slot_once and appointment_of_slot; locks
-- nothing; at most $6 rows.
SELECT a.code, a.state::text, a.name, a.reading, a.telephone, a.channel, a.procedures, a.note,
    a.booked_at, a.booked_by, a.booked_for, a.visit_id,
    hitomado.is_protected(a.municipality, a.visit_id)
        OR hitomado.is_protected(a.municipality, a.booked_for),
    s.slot_id, s.office, s.desk, s.starts_at, s.minutes, s.capacity, s.taken, s.closed_at IS NOT NULL
FROM hitomado.appointment AS a
JOIN hitomado.appointment_slot AS s ON s.municipality = a.municipality AND s.slot_id = a.slot_id
WHERE s.municipality = $1::integer AND s.office = $2::integer AND ($3::text IS NULL OR s.desk = $3::text)
    AND s.starts_at >= $4::timestamptz AND s.starts_at < $5::timestamptz
ORDER BY s.starts_at, s.desk, a.booked_at, a.code
LIMIT $6::integer
