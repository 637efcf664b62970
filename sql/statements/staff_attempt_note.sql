-- Notes an attempt to sign in, and forgets those of this name that no limit counts any more.
-- $1 login_hash bytea, $2 at timestamptz, $3 succeeded boolean, $4 forget_before timestamptz.
-- Leans on sign_in_attempt_recent; locks the rows that it forgets; one row.
WITH forgotten AS (
    DELETE FROM hitomado.sign_in_attempt
    WHERE login_hash = $1::bytea AND at < $4::timestamptz
)
INSERT INTO hitomado.sign_in_attempt (login_hash, at, succeeded)
VALUES ($1::bytea, $2::timestamptz, $3::boolean)
