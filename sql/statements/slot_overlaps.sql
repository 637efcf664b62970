-- Slots of a desk's book that share a moment with one of those to be opened.
-- $1 municipality integer, $2 office integer, $3 desk text, $4 starts_at timestamptz[], $5 minutes integer,
-- $6 at_most integer. Leans on appointment_slot_once; the caller holds the book; locks nothing.
SELECT DISTINCT s.starts_at, s.minutes, s.closed_at IS NOT NULL
FROM unnest($4::timestamptz[]) AS w (starts_at)
JOIN hitomado.appointment_slot AS s
    ON s.municipality = $1::integer AND s.office = $2::integer AND s.desk = $3::text
    AND s.starts_at < w.starts_at + make_interval(mins => $5::integer)
    -- No slot is longer than four hours: the index need not look further back.
    AND s.starts_at > w.starts_at - interval '4 hours'
    AND s.starts_at + make_interval(mins => s.minutes::integer) > w.starts_at
ORDER BY s.starts_at
LIMIT $6::integer
