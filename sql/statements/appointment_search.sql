-- Appointments of an office from a day on whose name or reading begins like this, by day or by telephone.
-- $1 municipality integer, $2 office integer, $3 key text, $4 from timestamptz, $5 until timestamptz,
-- $6 telephone_key text (null: any), $7 at_most integer. Leans on appointment_slot_once and
-- appointment_of_slot, or on appointment_by_telephone; locks nothing; at most $7 rows.
SELECT a.code, a.state::text, a.name, a.reading, a.telephone, a.channel, a.procedures, a.note,
    a.booked_at, a.booked_by, a.booked_for, a.visit_id,
    hitomado.is_protected(a.municipality, a.visit_id)
        OR hitomado.is_protected(a.municipality, a.booked_for),
    s.slot_id, s.office, s.desk, s.starts_at, s.minutes, s.capacity, s.taken, s.closed_at IS NOT NULL
FROM hitomado.appointment AS a
JOIN hitomado.appointment_slot AS s ON s.municipality = a.municipality AND s.slot_id = a.slot_id
WHERE s.municipality = $1::integer AND s.office = $2::integer
    AND (starts_with(a.name_key, $3::text) OR starts_with(a.reading_key, $3::text))
    AND s.starts_at >= $4::timestamptz AND s.starts_at < $5::timestamptz
    AND ($6::text IS NULL OR a.telephone_key = $6::text)
ORDER BY s.starts_at, a.code
LIMIT $7::integer
