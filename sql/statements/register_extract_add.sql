-- Notes that an extract was taken over.
-- $1 municipality integer, $2 as_of date, $3 hash text (hexadecimal), $4 residents integer, $5 added integer,
-- $6 changed integer, $7 removed integer, $8 at timestamptz, $9 actor text. Leans on nothing; one row.
INSERT INTO hitomado.register_extract
    (municipality, as_of, hash, residents, added, changed, removed, imported_at, imported_by)
VALUES ($1::integer, $2::date, decode($3::text, 'hex'), $4::integer, $5::integer, $6::integer, $7::integer,
    $8::timestamptz, $9::text)
