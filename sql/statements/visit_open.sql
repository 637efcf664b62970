-- Writes a new visit.
-- $1 municipality integer, $2 visit_id bigint, $3 office integer, $4 state text, $5 household text,
-- $6 record text, $7 circumstances text, $8 catalog text, $9 plan text, $10 opened_at timestamptz,
-- $11 opened_by text, $12 called_at timestamptz, $13 clerk text,
-- $14 entered_at timestamptz. Leans on nothing, locks nothing, one row.
INSERT INTO hitomado.visit
    (municipality, visit_id, office, state, household, record, circumstances, catalog, plan,
    opened_at, opened_by, called_at, clerk, entered_at)
VALUES ($1::integer, $2::bigint, $3::integer, $4::text::hitomado.visit_state, $5::text::jsonb,
    $6::text::jsonb, $7::text::jsonb, $8::text, $9::text, $10::timestamptz, $11::text,
    $12::timestamptz, $13::text, $14::timestamptz)
