-- The jobs that failed and wait for another try, the longest delayed first.
-- $1 at_most integer. Leans on job_scheduled_due; locks nothing; at most $1 rows.
SELECT municipality, kind, lane::text, batch_key, subject, attempt, tries, run_at, failure
FROM hitomado.job_scheduled
WHERE failure IS NOT NULL
ORDER BY run_at DESC
LIMIT $1::integer
