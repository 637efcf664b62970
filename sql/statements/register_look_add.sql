-- Notes whom a look showed.
-- $1 municipality integer, $2 at timestamptz, $3 actor text, $4 act text, $5 visit_id bigint, $6 residents text[].
-- Leans on nothing; one row.
INSERT INTO hitomado.register_look (municipality, at, actor, act, visit_id, residents)
VALUES ($1::integer, $2::timestamptz, $3::text, $4::text, $5::bigint, $6::text[])
