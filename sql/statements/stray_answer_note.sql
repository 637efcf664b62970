-- Notes an answer that belongs to no lot or cannot be read.
-- $1 system text, $2 file_name text, $3 sha256 bytea, $4 refused text. Leans on the primary key; one row,
-- or none where the same answer was noted before: it was refused once and stays as old as it is.
INSERT INTO hitomado.stray_answer AS s (system, file_name, sha256, refused, seen_at)
VALUES ($1::text, $2::text, $3::bytea, $4::text, clock_timestamp())
ON CONFLICT (municipality, system, file_name) DO UPDATE
SET sha256 = EXCLUDED.sha256, refused = EXCLUDED.refused, seen_at = EXCLUDED.seen_at
WHERE (s.sha256, s.refused) IS DISTINCT FROM (EXCLUDED.sha256, EXCLUDED.refused)
