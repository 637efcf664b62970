-- The session of a token, in whichever municipality.
-- $1 token_hash bytea. Leans on staff_session_token through a function with its owner's rights; locks
-- nothing; at most one row.
SELECT municipality, staff_id, form_token, language, created_at, seen_at, expires_at, locked_at
FROM hitomado.session_by_token($1::bytea)
