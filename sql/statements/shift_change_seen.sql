-- Notes that somebody has looked at what came to them or to the office.
-- $1 municipality integer, $2 office integer, $3 shift_change_id bigint, $4 login text, $5 at timestamptz. Leans on the
-- primary key, locks the row; one row or none.
UPDATE hitomado.shift_change
SET seen_at = $5::timestamptz, seen_by = $4::text
WHERE municipality = $1::integer AND office = $2::integer AND shift_change_id = $3::bigint AND seen_at IS NULL
    AND coalesce(to_login, $4::text) = $4::text
