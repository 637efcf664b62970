-- What somebody types at the desk and has not saved yet.

-- One row a visit and member of the staff. What was typed goes when it is saved; the row goes
-- when the visit ends, and 24 hours after the last key.
CREATE TABLE hitomado.visit_draft (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    -- Fields by their names, as JSON; it may hold what no visit may, such as half a date, but never a My Number.
    typed text CHECK (octet_length(typed) <= 262144),
    typed_at timestamptz,
    -- The draft that was thrown away last, which can be taken back until the next save.
    thrown text CHECK (octet_length(thrown) <= 262144),
    thrown_at timestamptz,
    -- The version that this member saved last; what is still sent from an older page comes too late.
    saved_version integer NOT NULL DEFAULT 0,
    touched_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, visit_id, staff_id),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CONSTRAINT visit_draft_typed_has_time CHECK ((typed IS NULL) = (typed_at IS NULL)),
    CONSTRAINT visit_draft_thrown_has_time CHECK ((thrown IS NULL) = (thrown_at IS NULL))
);
CREATE INDEX visit_draft_by_age ON hitomado.visit_draft (touched_at);
CALL hitomado.secure_table('hitomado.visit_draft');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.visit_draft TO hitomado_office;
-- The worker clears what is old, and reads nothing of it.
GRANT SELECT (touched_at), DELETE ON hitomado.visit_draft TO hitomado_center;
