-- Opens slots of a desk.
-- $1 municipality integer, $2 office integer, $3 desk text, $4 starts_at timestamptz[], $5 minutes integer,
-- $6 capacity integer, $7 opened_at timestamptz, $8 opened_by text. Leans on appointment_slot_once; the caller
-- holds the book; one row a slot.
INSERT INTO hitomado.appointment_slot
    (municipality, office, desk, starts_at, minutes, capacity, opened_at, opened_by)
SELECT $1::integer, $2::integer, $3::text, w.starts_at, $5::integer, $6::integer, $7::timestamptz, $8::text
FROM unnest($4::timestamptz[]) AS w (starts_at)
