-- Keeps what was counted and said until a second person looks.
-- $1 municipality integer, $2 office integer, $3 on_day date, $4 attempt integer, $5 seen text (hexadecimal),
-- $6 answer text, $7 at timestamptz, $8 actor text. Leans on closing_lock; one row.
INSERT INTO hitomado.closing_count (municipality, office, on_day, attempt, seen, answer, counted_at, counted_by)
VALUES ($1::integer, $2::integer, $3::date, $4::integer, decode($5::text, 'hex'), $6::text, $7::timestamptz, $8::text)
