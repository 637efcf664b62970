-- The durable queue: `job` holds only what may be claimed now, `job_scheduled` what comes later,
-- `job_history` what was finished. Finished work never lies where the claim looks.

CREATE SEQUENCE hitomado.job_number;
GRANT USAGE ON SEQUENCE hitomado.job_number TO hitomado_office, hitomado_center;

CREATE TABLE hitomado.job (
    municipality integer NOT NULL,
    job_id bigint NOT NULL DEFAULT nextval('hitomado.job_number'),
    kind smallint NOT NULL,
    lane hitomado.lane NOT NULL,
    -- What the job is about, a number of the table that its kind names.
    subject bigint NOT NULL,
    attempt smallint NOT NULL,
    -- Jobs that one handler call may take together, such as the owning system.
    batch_key text NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    enqueued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (municipality, job_id),
    UNIQUE (municipality, kind, subject, attempt)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
CREATE INDEX job_claim ON hitomado.job (kind, lane, job_id);
CALL hitomado.secure_table('hitomado.job');
GRANT INSERT ON hitomado.job TO hitomado_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.job TO hitomado_center;

CREATE TABLE hitomado.job_scheduled (
    municipality integer NOT NULL,
    kind smallint NOT NULL,
    lane hitomado.lane NOT NULL,
    subject bigint NOT NULL,
    attempt smallint NOT NULL,
    batch_key text NOT NULL,
    tries smallint NOT NULL DEFAULT 0,
    run_at timestamptz NOT NULL,
    enqueued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Why the job is here again, when it failed before: a code, never a row's value.
    failure text,
    PRIMARY KEY (municipality, kind, subject, attempt)
);
CREATE INDEX job_scheduled_due ON hitomado.job_scheduled (run_at);
CALL hitomado.secure_table('hitomado.job_scheduled');
GRANT INSERT ON hitomado.job_scheduled TO hitomado_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.job_scheduled TO hitomado_center;

-- Finished jobs by day; a partition is made by the worker when a day begins and dropped whole.
CREATE TABLE hitomado.job_history (
    municipality integer NOT NULL,
    job_id bigint NOT NULL,
    kind smallint NOT NULL,
    lane hitomado.lane NOT NULL,
    subject bigint NOT NULL,
    attempt smallint NOT NULL,
    tries smallint NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('done', 'superseded', 'discarded')),
    enqueued_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (municipality, job_id, finished_at)
) PARTITION BY RANGE (finished_at);
CREATE TABLE hitomado.job_history_rest PARTITION OF hitomado.job_history DEFAULT;
CALL hitomado.secure_table('hitomado.job_history');
GRANT SELECT, INSERT ON hitomado.job_history TO hitomado_center;
