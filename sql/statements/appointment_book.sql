-- Writes a new appointment; the trigger takes its place in the slot.
-- $1 municipality integer, $2 code text, $3 slot_id bigint, $4 name text, $5 reading text, $6 telephone text,
-- $7 name_key text, $8 reading_key text, $9 telephone_key text, $10 channel text, $11 procedures text[],
-- $12 note text, $13 request_key text, $14 booked_at timestamptz, $15 booked_by text, $16 booked_for bigint.
-- The caller has locked the slot; one row.
INSERT INTO hitomado.appointment
    (municipality, code, slot_id, name, reading, telephone, name_key, reading_key, telephone_key, channel,
    procedures, note, request_key, booked_at, booked_by, booked_for)
VALUES ($1::integer, $2::text, $3::bigint, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text,
    $10::text, $11::text[], $12::text, $13::text, $14::timestamptz, $15::text, $16::bigint)
