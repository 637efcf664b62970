-- Locks a session, or opens it again.
-- $1 municipality integer, $2 token_hash bytea, $3 locked_at timestamptz (null: open), $4 seen_at timestamptz.
-- Leans on the primary key, locks the row; one row.
UPDATE hitomado.staff_session
SET locked_at = $3::timestamptz, seen_at = $4::timestamptz
WHERE municipality = $1::integer AND token_hash = $2::bytea
