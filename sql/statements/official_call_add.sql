-- Calls an official; who has called already and waits is not doubled.
-- $1 municipality integer, $2 office integer, $3 act text, $4 visit_id bigint (null: none), $5 item_id bigint
-- (null: none), $6 called_at timestamptz, $7 called_by text. Leans on official_call_open, locks nothing, one row
-- at most. A visit that is not there is left out: the number was typed.
INSERT INTO hitomado.official_call (municipality, office, act, visit_id, item_id, called_at, called_by)
VALUES ($1::integer, $2::integer, $3::text,
    (SELECT v.visit_id FROM hitomado.visit AS v WHERE v.municipality = $1::integer AND v.visit_id = $4::bigint),
    $5::bigint, $6::timestamptz, $7::text)
ON CONFLICT DO NOTHING
