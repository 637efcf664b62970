-- Takes jobs out of the queue into the history; the caller's effect belongs to the same transaction.
-- $1 flow_id integer[], $2 after bigint[] and $3 upto bigint[] (bounds of the job numbers), $4 at_most integer[].
-- Leans on the primary key of job, beginning above the numbers taken before; the entries of finished
-- jobs that a long snapshot keeps alive are so never walked again.
-- Locks the taken jobs, skips those locked by others; the sum of $4 rows at most.
WITH picked AS MATERIALIZED (
    SELECT next_job.flow_id, next_job.job_id
    FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::integer[])
        AS wanted (flow_id, after, upto, at_most)
    CROSS JOIN LATERAL (
        SELECT j.flow_id, j.job_id
        FROM hitomado.job AS j
        WHERE j.flow_id = wanted.flow_id AND j.job_id > wanted.after AND j.job_id <= wanted.upto
        ORDER BY j.job_id
        LIMIT wanted.at_most
        FOR UPDATE SKIP LOCKED
    ) AS next_job
), taken AS (
    DELETE FROM hitomado.job AS j
    USING picked
    WHERE j.flow_id = picked.flow_id AND j.job_id = picked.job_id
    RETURNING j.municipality, j.flow_id, j.job_id, j.kind, j.subject, j.attempt, j.tries, j.enqueued_at
), kept AS (
    INSERT INTO hitomado.job_history
        (municipality, flow_id, job_id, kind, subject, attempt, tries, enqueued_at)
    SELECT municipality, flow_id, job_id, kind, subject, attempt, tries, enqueued_at
    FROM taken
)
SELECT municipality, flow_id, job_id, subject, attempt, tries
FROM taken
