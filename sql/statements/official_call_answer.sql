-- Notes that an official has looked; one row where the call was still open.
-- $1 municipality integer, $2 official_call_id bigint, $3 office integer (null: all), $4 at timestamptz,
-- $5 by text. Leans on the primary key, locks the row; one row at most.
UPDATE hitomado.official_call
SET answered_at = $4::timestamptz, answered_by = $5::text
WHERE municipality = $1::integer AND official_call_id = $2::bigint AND answered_at IS NULL
    AND ($3::integer IS NULL OR office = $3::integer)
