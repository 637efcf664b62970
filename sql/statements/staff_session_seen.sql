-- Notes that a session was used, and in which language it goes on.
-- $1 municipality integer, $2 token_hash bytea, $3 seen_at timestamptz, $4 language text.
-- Leans on the primary key, locks the row; one row.
UPDATE hitomado.staff_session
SET seen_at = $3::timestamptz, language = $4::text
WHERE municipality = $1::integer AND token_hash = $2::bytea
