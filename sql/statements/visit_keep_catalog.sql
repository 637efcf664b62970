-- Keeps the catalog that a plan was made with, unless it is kept already.
-- $1 hash text, $2 files text. Leans on the primary key, locks nothing, no row.
INSERT INTO hitomado.catalog_archive (hash, files)
VALUES ($1::text, $2::text)
ON CONFLICT (hash) DO NOTHING
