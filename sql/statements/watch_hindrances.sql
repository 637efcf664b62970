-- What keeps work of the center from being done, by system: how many jobs wait for it and since when.
-- $1 municipality integer, $2 at_most integer. Reads the schedule of the municipality, which holds only what
-- waits; locks nothing; at most $2 rows.
SELECT s.batch_key, s.failure, count(*), min(s.enqueued_at)
FROM hitomado.job_scheduled AS s
WHERE s.municipality = $1::integer AND s.failure IS NOT NULL
GROUP BY s.batch_key, s.failure
ORDER BY min(s.enqueued_at)
LIMIT $2::integer
