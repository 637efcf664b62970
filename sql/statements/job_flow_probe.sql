-- The flows that hold a job above the number up to which the caller has taken them.
-- $1 flow_id integer[], $2 mark bigint[] of the flows that the caller knows; of others any job counts.
-- Leans on the primary key of job, one descent a flow; locks nothing; at most one row a flow.
SELECT f.flow_id, f.kind, f.lane::text, f.municipality, f.batch_key, f.turn
FROM hitomado.job_flow AS f
LEFT JOIN unnest($1::integer[], $2::bigint[]) AS known (flow_id, mark) USING (flow_id)
CROSS JOIN LATERAL (
    SELECT j.job_id
    FROM hitomado.job AS j
    WHERE j.flow_id = f.flow_id AND j.job_id > coalesce(known.mark, 0)
    ORDER BY j.job_id
    LIMIT 1
) AS waiting
ORDER BY f.municipality, f.kind, f.batch_key, f.turn
