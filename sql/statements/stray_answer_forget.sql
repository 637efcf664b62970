-- Forgets stray answers that were read well since, or whose files are gone.
-- $1 system text[], $2 file_name text[]. Leans on the primary key; at most one row a file.
DELETE FROM hitomado.stray_answer AS s
USING unnest($1::text[], $2::text[]) AS w (system, file_name)
WHERE s.municipality = 0 AND s.system = w.system AND s.file_name = w.file_name
