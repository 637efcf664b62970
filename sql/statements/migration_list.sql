-- Compares what the program knows with what the database has.
-- $1 text[] names and $2 text[] texts of the program's migrations, side by side.
-- Rows: name; whether the program knows it; whether it was applied; whether its text is the same.
-- Reads the whole record, which has a row for each migration; locks nothing.
WITH known AS (
    SELECT
        names.name,
        encode(sha256(convert_to(names.content, 'UTF8')), 'hex') AS checksum
    FROM unnest($1::text[], $2::text[]) AS names (name, content)
)
SELECT
    coalesce(known.name, applied.name),
    known.name IS NOT NULL,
    applied.name IS NOT NULL,
    coalesce(known.checksum = applied.checksum, false)
FROM known
FULL JOIN hitomado.schema_migration AS applied ON applied.name = known.name
ORDER BY 1;
