-- The visit joins household, answers, plan with the fate of every item, filings and hand-overs.

CREATE SEQUENCE hitomado.visit_number;
GRANT USAGE ON SEQUENCE hitomado.visit_number TO hitomado_office;

CREATE TYPE hitomado.visit_state AS ENUM (
    'waiting',   -- routed at the door, not yet called to a desk
    'at-desk',   -- a clerk works on it
    'filed',     -- its bundle was filed; the center's answers are awaited
    'closed',    -- everything was handed over or nothing was left to do
    'abandoned'  -- the resident left before anything was filed
);

CREATE TABLE hitomado.visit (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    office integer NOT NULL,
    state hitomado.visit_state NOT NULL,
    -- Optimistic lock: two clerks who change the same visit do not overwrite one another.
    version integer NOT NULL DEFAULT 1,
    household jsonb NOT NULL,
    record jsonb NOT NULL DEFAULT '{}',
    circumstances jsonb NOT NULL DEFAULT '{}',
    catalog text REFERENCES hitomado.catalog_archive,
    plan text,
    opened_at timestamptz NOT NULL,
    opened_by text NOT NULL,
    called_at timestamptz,
    clerk text,
    closed_at timestamptz,
    -- Why it ended before all was done: a stable word, or what the clerk wrote.
    ended_because text CHECK (length(ended_because) BETWEEN 1 AND 200),
    PRIMARY KEY (municipality, visit_id),
    CHECK ((plan IS NULL) = (catalog IS NULL)),
    CHECK ((state IN ('closed', 'abandoned')) = (closed_at IS NOT NULL))
);
CREATE INDEX visit_open ON hitomado.visit (municipality, office, visit_id)
    WHERE state IN ('waiting', 'at-desk', 'filed');
CALL hitomado.secure_table('hitomado.visit');
GRANT SELECT, INSERT, UPDATE ON hitomado.visit TO hitomado_office;
GRANT SELECT ON hitomado.visit TO hitomado_center;

CREATE TYPE hitomado.fate AS ENUM (
    'open',            -- nobody has said yet; owned by the desk
    'filed', 'done-at-counter', 'declined', 'paper-missing', 'sent', 'undecided', 'not-needed'
);

-- What became of each item of the plan, and of each undecided procedure. Nothing leaves this list.
CREATE TABLE hitomado.visit_item (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    procedure text NOT NULL,
    people text[] NOT NULL,
    position integer NOT NULL,
    code text NOT NULL,
    fate hitomado.fate NOT NULL,
    -- Set while somebody must still do something.
    owner text,
    next_step text,
    due_at timestamptz,
    desk text,
    arrived_at timestamptz,
    done_at timestamptz,
    result text,
    item_id bigint,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (municipality, visit_id, procedure, people),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CHECK ((fate = 'filed') = (item_id IS NOT NULL)),
    CONSTRAINT visit_item_owned CHECK (
        (fate IN ('declined', 'not-needed', 'done-at-counter', 'filed') OR done_at IS NOT NULL)
        OR (owner IS NOT NULL AND next_step IS NOT NULL AND due_at IS NOT NULL)
    )
);
CALL hitomado.secure_table('hitomado.visit_item');
GRANT SELECT, INSERT, UPDATE ON hitomado.visit_item TO hitomado_office;
GRANT SELECT ON hitomado.visit_item TO hitomado_center;

-- What was handed to the waiting resident, to whom, by whom, when. Undone by a mark, never erased.
CREATE TABLE hitomado.hand_over (
    municipality integer NOT NULL,
    hand_over_id bigint GENERATED ALWAYS AS IDENTITY,
    visit_id bigint NOT NULL,
    item_ids bigint[] NOT NULL CHECK (cardinality(item_ids) > 0),
    recipient text NOT NULL CHECK (recipient IN ('self', 'same-household', 'agent', 'legal-representative')),
    handed_at timestamptz NOT NULL,
    handed_by text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    PRIMARY KEY (municipality, hand_over_id),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE INDEX hand_over_of_visit ON hitomado.hand_over (municipality, visit_id);
CALL hitomado.secure_table('hitomado.hand_over');
GRANT SELECT, INSERT, UPDATE ON hitomado.hand_over TO hitomado_office;

-- When somebody was called to fetch what is ready. Called again as often as needed; never erased.
CREATE TABLE hitomado.hand_over_call (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    called_at timestamptz NOT NULL,
    called_by text NOT NULL,
    PRIMARY KEY (municipality, visit_id, called_at),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit
);
CALL hitomado.secure_table('hitomado.hand_over_call');
GRANT SELECT, INSERT ON hitomado.hand_over_call TO hitomado_office;
