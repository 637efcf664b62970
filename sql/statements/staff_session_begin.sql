-- Begins a session; only the hash of its token is kept.
-- $1 municipality integer, $2 token_hash bytea, $3 staff_id bigint, $4 form_token text, $5 language text,
-- $6 created_at timestamptz, $7 expires_at timestamptz. Leans on nothing, locks nothing, one row.
INSERT INTO hitomado.staff_session
    (municipality, token_hash, staff_id, form_token, language, created_at, seen_at, expires_at)
VALUES ($1::integer, $2::bytea, $3::bigint, $4::text, $5::text, $6::timestamptz, $6::timestamptz,
    $7::timestamptz)
