-- The durable queue: `job` holds only what may be claimed now, `job_scheduled` what comes later,
-- `job_history` what was finished. Finished work never lies where the claim looks.

CREATE SEQUENCE hitomado.job_number;
GRANT USAGE ON SEQUENCE hitomado.job_number TO hitomado_office, hitomado_center;

-- One row for each stream of jobs that takes its turn beside the others: those of one kind, lane,
-- batch key and turn-taker (a ward). Written once, never changed, so that enqueuing only reads it.
CREATE TABLE hitomado.job_flow (
    municipality integer NOT NULL,
    flow_id integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind smallint NOT NULL,
    lane hitomado.lane NOT NULL,
    -- Jobs that one handler call may take together, such as the owning system.
    batch_key text NOT NULL,
    -- Who takes turns with whom: the office that offers the work; 0 where nobody waits for a turn.
    turn integer NOT NULL,
    PRIMARY KEY (municipality, kind, lane, batch_key, turn)
);
CALL hitomado.secure_table('hitomado.job_flow');
GRANT SELECT, INSERT, UPDATE ON hitomado.job_flow TO hitomado_office, hitomado_center;

CREATE TABLE hitomado.job (
    municipality integer NOT NULL,
    flow_id integer NOT NULL,
    job_id bigint NOT NULL DEFAULT nextval('hitomado.job_number'),
    kind smallint NOT NULL,
    -- What the job is about, a number of the table that its kind names.
    subject bigint NOT NULL,
    attempt smallint NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    enqueued_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (flow_id, job_id),
    CONSTRAINT job_once UNIQUE (municipality, kind, subject, attempt)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
CALL hitomado.secure_table('hitomado.job');
GRANT SELECT, INSERT ON hitomado.job TO hitomado_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.job TO hitomado_center;

CREATE TABLE hitomado.job_scheduled (
    municipality integer NOT NULL,
    kind smallint NOT NULL,
    lane hitomado.lane NOT NULL,
    batch_key text NOT NULL,
    turn integer NOT NULL,
    subject bigint NOT NULL,
    attempt smallint NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    run_at timestamptz NOT NULL,
    enqueued_at timestamptz NOT NULL DEFAULT now(),
    -- Why the job is here again, when it failed before: a code, never a row's value.
    failure text CHECK (length(failure) BETWEEN 1 AND 100),
    PRIMARY KEY (municipality, kind, subject, attempt)
);
CREATE INDEX job_scheduled_due ON hitomado.job_scheduled (run_at);
CALL hitomado.secure_table('hitomado.job_scheduled');
GRANT SELECT, INSERT ON hitomado.job_scheduled TO hitomado_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.job_scheduled TO hitomado_center;

-- Finished jobs by day, without an index; a day's partition is dropped whole. What a job did stands
-- in the tables of its subject.
CREATE TABLE hitomado.job_history (
    municipality integer NOT NULL,
    flow_id integer NOT NULL,
    job_id bigint NOT NULL,
    kind smallint NOT NULL,
    subject bigint NOT NULL,
    attempt smallint NOT NULL,
    tries smallint NOT NULL,
    enqueued_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now()
) PARTITION BY RANGE (finished_at);
CREATE TABLE hitomado.job_history_rest PARTITION OF hitomado.job_history DEFAULT;
CALL hitomado.secure_table('hitomado.job_history');
GRANT SELECT, INSERT ON hitomado.job_history TO hitomado_center;

-- Makes the partitions of today and the two days after and drops those older than `days`; how many
-- were dropped. Runs with its owner's rights, since the worker owns no table.
CREATE FUNCTION hitomado.keep_job_history(days integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hitomado, pg_temp AS $$
DECLARE
    first_day date;
    old_name text;
    dropped integer := 0;
BEGIN
    IF days < 1 THEN
        RAISE EXCEPTION 'history is kept for one day at least';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('hitomado.job_history'));
    FOR first_day IN SELECT (now() AT TIME ZONE 'UTC')::date + n FROM generate_series(0, 2) AS n LOOP
        -- Rows that fell into the rest before this day had a partition stay there.
        CONTINUE WHEN to_regclass(format('hitomado.job_history_%s', to_char(first_day, 'YYYYMMDD')))
            IS NOT NULL
            OR EXISTS (
                SELECT FROM hitomado.job_history_rest
                WHERE finished_at >= first_day::timestamp AT TIME ZONE 'UTC'
                    AND finished_at < (first_day + 1)::timestamp AT TIME ZONE 'UTC'
            );
        EXECUTE format(
            'CREATE TABLE hitomado.%I PARTITION OF hitomado.job_history FOR VALUES FROM (%L) TO (%L)',
            'job_history_' || to_char(first_day, 'YYYYMMDD'),
            first_day::timestamp AT TIME ZONE 'UTC', (first_day + 1)::timestamp AT TIME ZONE 'UTC');
    END LOOP;
    FOR old_name IN
        SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'hitomado.job_history'::regclass AND c.relname ~ '^job_history_[0-9]{8}$'
            AND right(c.relname, 8) < to_char((now() AT TIME ZONE 'UTC')::date - days, 'YYYYMMDD')
    LOOP
        EXECUTE format('DROP TABLE hitomado.%I', old_name);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM hitomado.job_history_rest WHERE finished_at < now() - make_interval(days => days + 1);
    RETURN dropped;
END
$$;
REVOKE ALL ON FUNCTION hitomado.keep_job_history(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hitomado.keep_job_history(integer) TO hitomado_center;
SELECT hitomado.keep_job_history(7);
