-- What was filed: the sealed bundle and its items. One commit writes all of it.

CREATE SEQUENCE hitomado.bundle_number;
CREATE SEQUENCE hitomado.item_number;
GRANT USAGE ON SEQUENCE hitomado.bundle_number, hitomado.item_number TO hitomado_office;

CREATE TYPE hitomado.lane AS ENUM ('waiting', 'overnight');

CREATE TABLE hitomado.bundle (
    municipality integer NOT NULL,
    bundle_id bigint NOT NULL,
    visit_id bigint NOT NULL,
    office integer NOT NULL,
    lane hitomado.lane NOT NULL,
    submission_key text NOT NULL CHECK (length(submission_key) BETWEEN 1 AND 200),
    -- SHA-256 of the submission in canonical form: tells a repetition from another content.
    content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
    -- The sealed packet: canonical JSON of what was declared, and its SHA-256.
    packet text NOT NULL,
    seal bytea NOT NULL CHECK (length(seal) = 32),
    receipt text NOT NULL,
    received_at timestamptz NOT NULL,
    filed_at timestamptz NOT NULL,
    filed_by text NOT NULL,
    PRIMARY KEY (municipality, bundle_id),
    UNIQUE (municipality, submission_key),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit
);
CREATE INDEX bundle_of_visit ON hitomado.bundle (municipality, visit_id);
CALL hitomado.secure_table('hitomado.bundle');
GRANT SELECT, INSERT ON hitomado.bundle TO hitomado_office;
GRANT SELECT ON hitomado.bundle TO hitomado_center;

CREATE TYPE hitomado.item_state AS ENUM (
    'accepted',   -- filed; waits until the items before it were accepted by their systems
    'held',       -- waits for a person's check
    'ready',      -- may go into the next lot of its system and lane; a job says so
    'in-lot',     -- belongs to a lot that is not yet in the drop folder
    'exported',   -- handed to the back-office system, whose answer is awaited
    'done',       -- accepted by the system; end
    'sent-back',  -- rejected by its system or the center; the office corrects or withdraws it
    'blocked',    -- an item before it was sent back
    'withdrawn'   -- ended without the system's acceptance; end
);

CREATE TABLE hitomado.item (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    bundle_id bigint NOT NULL,
    visit_id bigint NOT NULL,
    office integer NOT NULL,
    lane hitomado.lane NOT NULL,
    procedure text NOT NULL,
    code text NOT NULL,
    system text NOT NULL,
    people text[] NOT NULL,
    state hitomado.item_state NOT NULL,
    attempt smallint NOT NULL DEFAULT 1 CHECK (attempt BETWEEN 1 AND 99),
    -- How many of the items before it their systems have not accepted yet.
    waiting_for smallint NOT NULL CHECK (waiting_for >= 0),
    -- How many different persons must check it before it may leave: 0, 1 or 2.
    checks_needed smallint NOT NULL DEFAULT 0 CHECK (checks_needed BETWEEN 0 AND 2),
    checked_by text,
    second_checked_by text,
    lot_id bigint,
    due_at timestamptz,
    received_at timestamptz NOT NULL,
    filed_at timestamptz NOT NULL,
    state_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, item_id),
    FOREIGN KEY (municipality, bundle_id) REFERENCES hitomado.bundle,
    CONSTRAINT item_leaves_after_its_prerequisites CHECK (
        waiting_for = 0 OR state IN ('accepted', 'held', 'sent-back', 'blocked', 'withdrawn')
    ),
    CONSTRAINT item_in_a_lot CHECK (
        (state IN ('in-lot', 'exported', 'done')) <= (lot_id IS NOT NULL)
    ),
    CONSTRAINT item_open_is_due CHECK (state IN ('done', 'withdrawn') OR due_at IS NOT NULL),
    CONSTRAINT item_checked_by_two CHECK (checked_by <> second_checked_by)
) WITH (fillfactor = 70);
CREATE INDEX item_of_bundle ON hitomado.item (municipality, bundle_id);
CREATE INDEX item_of_visit ON hitomado.item (municipality, visit_id);
-- No index holds a column that changes: every change of state then stays on its page (a HOT update).
CALL hitomado.secure_table('hitomado.item');
GRANT SELECT, INSERT, UPDATE ON hitomado.item TO hitomado_office, hitomado_center;

-- How many persons have checked an item.
CREATE FUNCTION hitomado.checks_given(first_by text, second_by text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN num_nonnulls(first_by, second_by);

-- The few items that wait for a person, kept by a trigger so that no writer can forget it.
CREATE TABLE hitomado.item_attention (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    state hitomado.item_state NOT NULL CHECK (state IN ('held', 'sent-back', 'blocked')),
    office integer NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, item_id)
);
CREATE INDEX item_attention_due ON hitomado.item_attention (municipality, state, due_at);
CALL hitomado.secure_table('hitomado.item_attention');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.item_attention TO hitomado_office, hitomado_center;

CREATE FUNCTION hitomado.keep_item_attention() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('held', 'sent-back', 'blocked') THEN
        INSERT INTO hitomado.item_attention (municipality, item_id, state, office, due_at)
        VALUES (NEW.municipality, NEW.item_id, NEW.state, NEW.office, NEW.due_at)
        ON CONFLICT (municipality, item_id)
            DO UPDATE SET state = EXCLUDED.state, due_at = EXCLUDED.due_at;
    ELSE
        DELETE FROM hitomado.item_attention
        WHERE municipality = NEW.municipality AND item_id = NEW.item_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER item_attention_begins AFTER INSERT ON hitomado.item
    FOR EACH ROW WHEN (NEW.state IN ('held', 'sent-back', 'blocked'))
    EXECUTE FUNCTION hitomado.keep_item_attention();
CREATE TRIGGER item_attention_changes AFTER UPDATE ON hitomado.item
    FOR EACH ROW WHEN (
        OLD.state IN ('held', 'sent-back', 'blocked') OR NEW.state IN ('held', 'sent-back', 'blocked')
    )
    EXECUTE FUNCTION hitomado.keep_item_attention();

-- An item appears in a lot only after each item named here was accepted.
CREATE TABLE hitomado.item_after (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    after_item bigint NOT NULL CHECK (after_item <> item_id),
    PRIMARY KEY (municipality, item_id, after_item)
);
CREATE INDEX item_after_reversed ON hitomado.item_after (municipality, after_item, item_id);
CALL hitomado.secure_table('hitomado.item_after');
GRANT SELECT, INSERT ON hitomado.item_after TO hitomado_office;
GRANT SELECT ON hitomado.item_after TO hitomado_center;

-- What the system is told, an immutable row an attempt: compact JSON with sorted keys, exact bytes.
CREATE TABLE hitomado.item_record (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    attempt smallint NOT NULL,
    record text NOT NULL,
    -- The household as a correction declared it for this attempt and those after it: canonical JSON.
    -- Null: as the attempt before, in the end as the sealed packet has it.
    household text,
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    PRIMARY KEY (municipality, item_id, attempt)
);
CALL hitomado.secure_table('hitomado.item_record');
GRANT SELECT, INSERT ON hitomado.item_record TO hitomado_office;
GRANT SELECT ON hitomado.item_record TO hitomado_center;

-- Keys that systems returned for the items before this one, by person: compact JSON with sorted keys.
CREATE TABLE hitomado.item_carried (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    from_item bigint NOT NULL,
    keys text NOT NULL,
    PRIMARY KEY (municipality, item_id, from_item)
);
CALL hitomado.secure_table('hitomado.item_carried');
GRANT SELECT ON hitomado.item_carried TO hitomado_office;
GRANT SELECT, INSERT ON hitomado.item_carried TO hitomado_center;

-- Every change of an item's state, in the commit that made it.
CREATE TABLE hitomado.item_event (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    event_id bigint GENERATED ALWAYS AS IDENTITY,
    attempt smallint NOT NULL,
    state hitomado.item_state NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    reason text,
    lot_id bigint,
    PRIMARY KEY (municipality, item_id, event_id)
);
CALL hitomado.secure_table('hitomado.item_event');
GRANT SELECT, INSERT ON hitomado.item_event TO hitomado_office, hitomado_center;
