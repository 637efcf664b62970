-- Puts jobs into the queue, or into the schedule where a time is given; makes missing flows.
-- $1 municipality integer[], $2 kind smallint[], $3 lane text[], $4 batch_key text[], $5 turn integer[],
-- $6 subject bigint[], $7 attempt smallint[], $8 run_at timestamptz[] (null: at once).
-- Leans on the primary key of job_flow; locks nothing but a flow that two callers make at once.
-- Affects one row a job; a job that is queued already is left as it is.
WITH wanted AS MATERIALIZED (
    SELECT municipality, kind, lane::hitomado.lane AS lane, batch_key, turn, subject, attempt, run_at, place
    FROM unnest(
        $1::integer[], $2::smallint[], $3::text[], $4::text[], $5::integer[],
        $6::bigint[], $7::smallint[], $8::timestamptz[]
    ) WITH ORDINALITY AS w (municipality, kind, lane, batch_key, turn, subject, attempt, run_at, place)
), needed AS MATERIALIZED (
    SELECT DISTINCT municipality, kind, lane, batch_key, turn
    FROM wanted
    WHERE run_at IS NULL
), known AS MATERIALIZED (
    SELECT n.municipality, n.kind, n.lane, n.batch_key, n.turn, f.flow_id
    FROM needed AS n
    LEFT JOIN hitomado.job_flow AS f USING (municipality, kind, lane, batch_key, turn)
), made AS (
    INSERT INTO hitomado.job_flow (municipality, kind, lane, batch_key, turn)
    SELECT municipality, kind, lane, batch_key, turn
    FROM known
    WHERE flow_id IS NULL
    ORDER BY municipality, kind, lane, batch_key, turn
    -- An update, not nothing: a flow that another commit made meanwhile must come back as well.
    ON CONFLICT (municipality, kind, lane, batch_key, turn) DO UPDATE SET kind = EXCLUDED.kind
    RETURNING municipality, kind, lane, batch_key, turn, flow_id
), flow AS (
    SELECT municipality, kind, lane, batch_key, turn, flow_id FROM known WHERE flow_id IS NOT NULL
    UNION ALL
    SELECT municipality, kind, lane, batch_key, turn, flow_id FROM made
), later AS (
    INSERT INTO hitomado.job_scheduled
        (municipality, kind, lane, batch_key, turn, subject, attempt, run_at)
    SELECT municipality, kind, lane, batch_key, turn, subject, attempt, run_at
    FROM wanted
    WHERE run_at IS NOT NULL
    ON CONFLICT (municipality, kind, subject, attempt) DO NOTHING
)
INSERT INTO hitomado.job (municipality, flow_id, kind, subject, attempt)
SELECT w.municipality, flow.flow_id, w.kind, w.subject, w.attempt
FROM wanted AS w
JOIN flow USING (municipality, kind, lane, batch_key, turn)
WHERE w.run_at IS NULL
ORDER BY w.place
ON CONFLICT (municipality, kind, subject, attempt) DO NOTHING
