-- The flows that still hold a job, locked or not, in a range of numbers.
-- $1 flow_id integer[], $2 after bigint[], $3 upto bigint[].
-- Leans on the primary key of job, one descent a flow; locks nothing; at most one row a flow.
SELECT wanted.flow_id
FROM unnest($1::integer[], $2::bigint[], $3::bigint[]) AS wanted (flow_id, after, upto)
CROSS JOIN LATERAL (
    SELECT j.job_id
    FROM hitomado.job AS j
    WHERE j.flow_id = wanted.flow_id AND j.job_id > wanted.after AND j.job_id <= wanted.upto
    ORDER BY j.job_id
    LIMIT 1
) AS left_over
