-- Opens a sealed day again, which its seal stays to tell of.
-- $1 municipality integer, $2 office integer, $3 on_day date, $4 part integer, $5 reason text, $6 at timestamptz,
-- $7 actor text. Leans on closing_lock; one row.
INSERT INTO hitomado.closing_reopening (municipality, office, on_day, part, reason, reopened_at, reopened_by)
VALUES ($1::integer, $2::integer, $3::date, $4::integer, $5::text, $6::timestamptz, $7::text)
