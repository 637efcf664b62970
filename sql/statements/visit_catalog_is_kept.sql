-- Whether a catalog is kept already.
-- $1 hash text. Leans on the primary key, locks nothing, one row.
SELECT EXISTS (SELECT FROM hitomado.catalog_archive WHERE hash = $1::text)
