-- The individual counters (個別窓口): who works at which desk, and what a desk did with an entry.

-- A member of an individual counter sees the entries of these desks and nothing else.
ALTER TABLE hitomado.staff ADD COLUMN desks text[] NOT NULL DEFAULT '{}';
ALTER TABLE hitomado.staff DROP CONSTRAINT staff_roles_check;
ALTER TABLE hitomado.staff ADD CONSTRAINT staff_roles_check CHECK (
    cardinality(roles) > 0
    AND roles <@ ARRAY['concierge', 'clerk', 'section', 'center', 'administrator']
);
ALTER TABLE hitomado.staff ADD CONSTRAINT staff_section_has_desks CHECK (
    ('section' = ANY (roles)) = (cardinality(desks) > 0) AND cardinality(desks) <= 50
);

-- The columns of the table as they are now; the first text kept those of its day.
CREATE OR REPLACE FUNCTION hitomado.staff_by_login(wanted text)
    RETURNS SETOF hitomado.staff
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hitomado, pg_temp
    BEGIN ATOMIC
        SELECT s.* FROM hitomado.staff AS s WHERE s.login = wanted AND s.deactivated_at IS NULL;
    END;

-- What the desks have to do, and what they ended lately.
CREATE INDEX visit_item_at_desk ON hitomado.visit_item (municipality, desk)
    WHERE fate = 'sent' AND done_at IS NULL AND desk IS NOT NULL;
CREATE INDEX visit_item_ended_at_desk ON hitomado.visit_item (municipality, changed_at)
    WHERE fate <> 'sent' AND desk IS NOT NULL;

-- Every step of an entry at a desk: undone by a mark, never erased.
CREATE TABLE hitomado.desk_step (
    municipality integer NOT NULL,
    desk_step_id bigint GENERATED ALWAYS AS IDENTITY,
    visit_id bigint NOT NULL,
    procedure text NOT NULL,
    people text[] NOT NULL,
    -- The desk that took the step.
    desk text NOT NULL,
    step text NOT NULL CHECK (step IN ('arrived', 'done', 'sent-on', 'did-not-come', 'lacking')),
    to_desk text,
    result text CHECK (result IN ('accepted', 'not-eligible', 'referred', 'withdrawn')),
    note text CHECK (length(note) BETWEEN 1 AND 200),
    -- How the entry stood before, for taking the step back.
    before_step text NOT NULL,
    before_due_at timestamptz NOT NULL,
    before_arrived_at timestamptz,
    -- Filed items that this step let go on; what they did since is not taken back.
    released bigint[] NOT NULL DEFAULT '{}',
    stepped_at timestamptz NOT NULL,
    stepped_by text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    PRIMARY KEY (municipality, desk_step_id),
    FOREIGN KEY (municipality, visit_id, procedure, people) REFERENCES hitomado.visit_item,
    CHECK ((step = 'sent-on') = (to_desk IS NOT NULL)),
    CHECK ((step = 'done') = (result IS NOT NULL)),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
    CHECK (undone_at IS NULL OR step IN ('arrived', 'done', 'did-not-come'))
);
CREATE INDEX desk_step_of_visit ON hitomado.desk_step (municipality, visit_id, desk_step_id);
CALL hitomado.secure_table('hitomado.desk_step');
GRANT SELECT, INSERT, UPDATE ON hitomado.desk_step TO hitomado_office;
