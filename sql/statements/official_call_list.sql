-- The calls for an official that nobody has answered, the longest waiting first.
-- $1 municipality integer, $2 office integer (null: all), $3 at_most integer. Leans on official_call_open, locks
-- nothing, at most $3 rows.
SELECT official_call_id, office, act, visit_id, item_id, called_at, called_by
FROM hitomado.official_call
WHERE municipality = $1::integer AND answered_at IS NULL AND ($2::integer IS NULL OR office = $2::integer)
ORDER BY called_at, official_call_id
LIMIT $3::integer
