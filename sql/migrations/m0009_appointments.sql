-- The booking book: slots of a desk, the appointments in them, and every step of these.

CREATE TABLE hitomado.appointment_slot (
    municipality integer NOT NULL,
    slot_id bigint GENERATED ALWAYS AS IDENTITY,
    office integer NOT NULL,
    -- The desk by its name in the catalog.
    desk text NOT NULL CHECK (length(desk) BETWEEN 1 AND 80),
    starts_at timestamptz NOT NULL,
    minutes smallint NOT NULL CHECK (minutes BETWEEN 5 AND 240),
    capacity smallint NOT NULL CHECK (capacity BETWEEN 1 AND 50),
    -- Kept by a trigger so that no writer can forget it; the constraint ends every other way to overbook.
    taken smallint NOT NULL DEFAULT 0,
    opened_at timestamptz NOT NULL,
    opened_by text NOT NULL,
    closed_at timestamptz,
    closed_by text,
    PRIMARY KEY (municipality, slot_id),
    CONSTRAINT appointment_slot_once UNIQUE (municipality, office, desk, starts_at),
    CONSTRAINT appointment_slot_capacity CHECK (taken BETWEEN 0 AND capacity),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CALL hitomado.secure_table('hitomado.appointment_slot');
GRANT SELECT, INSERT, UPDATE ON hitomado.appointment_slot TO hitomado_office;
-- How far away the first place is, for the readings of the server; who is booked is none of its business.
GRANT SELECT ON hitomado.appointment_slot TO hitomado_center;

CREATE TYPE hitomado.appointment_state AS ENUM (
    'booked',    -- a place is kept
    'arrived',   -- somebody came
    'no-show',   -- nobody came
    'cancelled'  -- given up, its place is free again
);

CREATE TABLE hitomado.appointment (
    municipality integer NOT NULL,
    code text NOT NULL CHECK (code ~ '^[2-9A-HJKMNP-Z]{8}$'),
    slot_id bigint NOT NULL,
    state hitomado.appointment_state NOT NULL DEFAULT 'booked',
    name text NOT NULL CHECK (octet_length(name) BETWEEN 1 AND 512),
    reading text CHECK (octet_length(reading) BETWEEN 1 AND 1152),
    telephone text CHECK (length(telephone) BETWEEN 6 AND 25),
    -- What a search compares: the folded name and reading, the digits of the telephone number.
    name_key text NOT NULL,
    reading_key text,
    telephone_key text,
    channel text NOT NULL CHECK (channel IN ('counter', 'telephone')),
    procedures text[] NOT NULL DEFAULT '{}' CHECK (cardinality(procedures) <= 20),
    note text CHECK (length(note) BETWEEN 1 AND 200),
    -- The form it was sent with, so that sending it again books nothing more.
    request_key text NOT NULL CHECK (length(request_key) BETWEEN 1 AND 64),
    booked_at timestamptz NOT NULL,
    booked_by text NOT NULL,
    -- The visit whose plan asked for it.
    booked_for bigint,
    -- The visit that was opened when somebody came.
    visit_id bigint,
    PRIMARY KEY (municipality, code),
    CONSTRAINT appointment_request UNIQUE (municipality, request_key),
    CONSTRAINT appointment_visit_arrived CHECK (visit_id IS NULL OR state = 'arrived'),
    FOREIGN KEY (municipality, slot_id) REFERENCES hitomado.appointment_slot,
    FOREIGN KEY (municipality, booked_for) REFERENCES hitomado.visit,
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit
);
CREATE INDEX appointment_of_slot ON hitomado.appointment (municipality, slot_id);
CREATE INDEX appointment_of_visit ON hitomado.appointment (municipality, visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX appointment_for_visit ON hitomado.appointment (municipality, booked_for) WHERE booked_for IS NOT NULL;
CREATE INDEX appointment_by_telephone ON hitomado.appointment (municipality, telephone_key)
    WHERE telephone_key IS NOT NULL;
CALL hitomado.secure_table('hitomado.appointment');
GRANT SELECT, INSERT, UPDATE ON hitomado.appointment TO hitomado_office;

CREATE FUNCTION hitomado.keep_slot_taken() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state <> 'cancelled' THEN
        UPDATE hitomado.appointment_slot SET taken = taken - 1
        WHERE municipality = OLD.municipality AND slot_id = OLD.slot_id;
    END IF;
    IF NEW.state <> 'cancelled' THEN
        UPDATE hitomado.appointment_slot SET taken = taken + 1
        WHERE municipality = NEW.municipality AND slot_id = NEW.slot_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER appointment_begins AFTER INSERT ON hitomado.appointment
    FOR EACH ROW EXECUTE FUNCTION hitomado.keep_slot_taken();
CREATE TRIGGER appointment_changes AFTER UPDATE ON hitomado.appointment
    FOR EACH ROW WHEN (
        OLD.slot_id <> NEW.slot_id OR (OLD.state = 'cancelled') <> (NEW.state = 'cancelled')
    )
    EXECUTE FUNCTION hitomado.keep_slot_taken();

-- What was done to an appointment, in the commit that did it; never erased.
CREATE TABLE hitomado.appointment_step (
    municipality integer NOT NULL,
    step_id bigint GENERATED ALWAYS AS IDENTITY,
    code text NOT NULL,
    step text NOT NULL CHECK (
        step IN ('booked', 'moved', 'arrived', 'no-show', 'taken-back', 'cancelled', 'restored')
    ),
    -- The slot in which it stood after the step.
    slot_id bigint NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    PRIMARY KEY (municipality, step_id),
    FOREIGN KEY (municipality, code) REFERENCES hitomado.appointment,
    FOREIGN KEY (municipality, slot_id) REFERENCES hitomado.appointment_slot
);
CREATE INDEX appointment_step_of ON hitomado.appointment_step (municipality, code, step_id);
CALL hitomado.secure_table('hitomado.appointment_step');
GRANT SELECT, INSERT ON hitomado.appointment_step TO hitomado_office;
