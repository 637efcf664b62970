-- Writes a visit anew over the version that was read.
-- $1 municipality integer, $2 visit_id bigint, $3 version integer (the one read), $4 state text,
-- $5 household text, $6 record text, $7 circumstances text, $8 catalog text, $9 plan text,
-- $10 called_at timestamptz, $11 clerk text, $12 closed_at timestamptz, $13 ended_because text.
-- Leans on the primary key, locks the visit; one row, none when another change came first.
UPDATE hitomado.visit
SET version = version + 1,
    state = $4::text::hitomado.visit_state,
    household = $5::text::jsonb,
    record = $6::text::jsonb,
    circumstances = $7::text::jsonb,
    catalog = $8::text,
    plan = $9::text,
    called_at = $10::timestamptz,
    clerk = $11::text,
    closed_at = $12::timestamptz,
    ended_because = $13::text
WHERE municipality = $1::integer AND visit_id = $2::bigint AND version = $3::integer
