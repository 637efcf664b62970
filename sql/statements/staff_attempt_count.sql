-- How often signing in under this name failed lately since it last succeeded, and when last.
-- $1 login_hash bytea, $2 since timestamptz. Leans on sign_in_attempt_recent; locks nothing; one row.
SELECT count(*), max(a.at)
FROM hitomado.sign_in_attempt AS a
WHERE a.login_hash = $1::bytea AND a.at > $2::timestamptz AND NOT a.succeeded
    AND a.at > coalesce(
        (SELECT max(s.at) FROM hitomado.sign_in_attempt AS s WHERE s.login_hash = $1::bytea AND s.succeeded),
        '-infinity'
    )
