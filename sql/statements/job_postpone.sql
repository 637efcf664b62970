-- Puts failed jobs into the schedule with one more try, out of the way of the others.
-- $1 flow_id integer[], $2 job_id bigint[], $3 run_at timestamptz[], $4 failure text (a code).
-- Leans on the primary key of job; locks the jobs; one row a job.
WITH failed AS (
    DELETE FROM hitomado.job AS j
    USING unnest($1::integer[], $2::bigint[], $3::timestamptz[]) AS w (flow_id, job_id, run_at)
    WHERE j.flow_id = w.flow_id AND j.job_id = w.job_id
    RETURNING j.municipality, j.flow_id, j.kind, j.subject, j.attempt, j.tries, j.enqueued_at, w.run_at
)
INSERT INTO hitomado.job_scheduled
    (municipality, kind, lane, batch_key, turn, subject, attempt, tries, run_at, enqueued_at, failure)
SELECT d.municipality, d.kind, f.lane, f.batch_key, f.turn, d.subject, d.attempt, least(d.tries + 1, 32000),
    d.run_at, d.enqueued_at, $4::text
FROM failed AS d
JOIN hitomado.job_flow AS f USING (flow_id)
