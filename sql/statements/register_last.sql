-- The extract that was taken over last.
-- $1 municipality integer. Leans on the key of register_extract, locks nothing; one row.
SELECT e.as_of, encode(e.hash, 'hex'), e.residents, e.added, e.changed, e.removed, e.imported_at, e.imported_by
FROM hitomado.register_extract AS e
WHERE e.municipality = $1::integer
ORDER BY e.extract_id DESC
LIMIT 1
