-- Notes a print of an office's emergency pack, and reserves its numbers.
-- $1 municipality integer, $2 office integer, $3 pack_day date, $4 first_number integer, $5 last_number integer,
-- $6 catalog text, $7 made_at timestamptz, $8 made_by text. Leans on nothing, locks nothing, a row a number.
WITH pack AS (
    INSERT INTO hitomado.emergency_pack
        (municipality, office, pack_day, first_number, last_number, catalog, made_at, made_by)
    VALUES ($1::integer, $2::integer, $3::date, $4::integer, $5::integer, $6::text, $7::timestamptz, $8::text)
    RETURNING municipality, office, pack_day, first_number, last_number, made_at, made_by
)
INSERT INTO hitomado.emergency_number
    (municipality, office, pack_day, number, first_number, changed_at, changed_by)
SELECT p.municipality, p.office, p.pack_day, n.number, p.first_number, p.made_at, p.made_by
FROM pack AS p
CROSS JOIN LATERAL generate_series(p.first_number, p.last_number) AS n (number)
