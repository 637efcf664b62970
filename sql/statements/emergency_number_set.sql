-- Writes what became of a number that is held in this transaction.
-- $1 municipality integer, $2 office integer, $3 pack_day date, $4 number integer, $5 state text, $6 visit_id bigint,
-- $7 received_by text, $8 reason text, $9 changed_at timestamptz, $10 changed_by text. Leans on the primary key, locks
-- the number, one row.
UPDATE hitomado.emergency_number
SET state = $5::text, visit_id = $6::bigint, received_by = $7::text, reason = $8::text,
    changed_at = $9::timestamptz, changed_by = $10::text
WHERE municipality = $1::integer AND office = $2::integer AND pack_day = $3::date AND number = $4::integer
