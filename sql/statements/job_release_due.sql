-- Moves scheduled jobs whose time has come into the queue.
-- $1 now timestamptz, $2 at_most integer, $3 with_failed boolean (false: leaves those that failed before).
-- Leans on job_scheduled_due; locks the moved rows, skips locked ones; at most $2 rows.
WITH due AS MATERIALIZED (
    SELECT municipality, kind, subject, attempt
    FROM hitomado.job_scheduled
    WHERE run_at <= $1::timestamptz AND ($3::boolean OR failure IS NULL)
    ORDER BY run_at
    LIMIT $2::integer
    FOR UPDATE SKIP LOCKED
), moved AS (
    DELETE FROM hitomado.job_scheduled AS s
    USING due
    WHERE s.municipality = due.municipality AND s.kind = due.kind
        AND s.subject = due.subject AND s.attempt = due.attempt
    RETURNING s.municipality, s.kind, s.lane, s.batch_key, s.turn, s.subject, s.attempt, s.tries, s.enqueued_at
), known AS MATERIALIZED (
    SELECT n.municipality, n.kind, n.lane, n.batch_key, n.turn, f.flow_id
    FROM (SELECT DISTINCT municipality, kind, lane, batch_key, turn FROM moved) AS n
    LEFT JOIN hitomado.job_flow AS f USING (municipality, kind, lane, batch_key, turn)
), made AS (
    INSERT INTO hitomado.job_flow (municipality, kind, lane, batch_key, turn)
    SELECT municipality, kind, lane, batch_key, turn
    FROM known
    WHERE flow_id IS NULL
    ORDER BY municipality, kind, lane, batch_key, turn
    ON CONFLICT (municipality, kind, lane, batch_key, turn) DO UPDATE SET kind = EXCLUDED.kind
    RETURNING municipality, kind, lane, batch_key, turn, flow_id
), flow AS (
    SELECT municipality, kind, lane, batch_key, turn, flow_id FROM known WHERE flow_id IS NOT NULL
    UNION ALL
    SELECT municipality, kind, lane, batch_key, turn, flow_id FROM made
)
INSERT INTO hitomado.job (municipality, flow_id, kind, subject, attempt, tries, enqueued_at)
SELECT m.municipality, flow.flow_id, m.kind, m.subject, m.attempt, m.tries, m.enqueued_at
FROM moved AS m
JOIN flow USING (municipality, kind, lane, batch_key, turn)
ORDER BY m.municipality, m.batch_key, m.subject
ON CONFLICT (municipality, kind, subject, attempt) DO NOTHING
