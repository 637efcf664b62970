-- The persons whom filed items are about, so that the same matter filed twice is found; what people
-- decided about that; and how the resident was called about a send-back.

-- One row an item and person with what the person is recognised by; an item of the whole household has
-- its householder. Written with the item, and anew when a correction changes a name or a birth.
CREATE TABLE hitomado.filed_person (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    person text COLLATE "C" NOT NULL,
    bundle_id bigint NOT NULL,
    procedure text COLLATE "C" NOT NULL,
    name_key text COLLATE "C",
    reading_key text COLLATE "C",
    -- As far as it is known: '1985-05-02', '1985-05', '1985', or null.
    born text COLLATE "C",
    PRIMARY KEY (municipality, item_id, person),
    CHECK (name_key IS NOT NULL OR reading_key IS NOT NULL)
);
CREATE INDEX filed_person_by_name ON hitomado.filed_person
    (municipality, procedure, name_key, born, item_id) WHERE name_key IS NOT NULL;
CREATE INDEX filed_person_by_reading ON hitomado.filed_person
    (municipality, procedure, reading_key, born, item_id)
    WHERE reading_key IS NOT NULL AND length(born) = 10;
-- The few whose day of birth is not whole: they may be whoever has the same name.
CREATE INDEX filed_person_undated ON hitomado.filed_person (municipality, procedure, name_key, item_id)
    WHERE name_key IS NOT NULL AND (born IS NULL OR length(born) < 10);
CALL hitomado.secure_table('hitomado.filed_person');
GRANT SELECT, INSERT, DELETE ON hitomado.filed_person TO hitomado_office;
GRANT SELECT, DELETE ON hitomado.filed_person TO hitomado_center;

-- What was filed before: its persons are known by name and birth, not by their reading.
INSERT INTO hitomado.filed_person
    (municipality, item_id, person, bundle_id, procedure, name_key, born)
SELECT i.municipality, i.item_id, vp.person, i.bundle_id, i.procedure, vp.name_key, vp.born
FROM hitomado.item AS i
JOIN hitomado.visit AS v ON v.municipality = i.municipality AND v.visit_id = i.visit_id
JOIN hitomado.visit_person AS vp ON vp.municipality = i.municipality AND vp.visit_id = i.visit_id
WHERE vp.name_key IS NOT NULL AND i.state <> 'withdrawn' AND (
    vp.person = ANY (i.people)
    OR i.people = '{}' AND vp.person = (
        SELECT p.member ->> 'id'
        FROM jsonb_array_elements(v.household -> 'people') WITH ORDINALITY AS p (member, place)
        ORDER BY (p.member ->> 'relationship' = 'head') DESC NULLS LAST, p.place
        LIMIT 1
    )
);

-- Two items that look like the same matter and are not: who said so, and when. Undone by a mark.
CREATE TABLE hitomado.duplicate_decision (
    municipality integer NOT NULL,
    decision_id bigint GENERATED ALWAYS AS IDENTITY,
    item_id bigint NOT NULL,
    other_item bigint NOT NULL CHECK (other_item < item_id),
    decided_at timestamptz NOT NULL,
    decided_by text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    PRIMARY KEY (municipality, decision_id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE UNIQUE INDEX duplicate_decision_in_force ON hitomado.duplicate_decision
    (municipality, item_id, other_item) WHERE undone_at IS NULL;
CREATE INDEX duplicate_decision_reversed ON hitomado.duplicate_decision (municipality, other_item);
CALL hitomado.secure_table('hitomado.duplicate_decision');
GRANT SELECT, INSERT, UPDATE ON hitomado.duplicate_decision TO hitomado_office, hitomado_center;

-- One row a call of the resident about a send-back, whatever came of it; never changed.
CREATE TABLE hitomado.return_call (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    attempt smallint NOT NULL,
    call_id bigint GENERATED ALWAYS AS IDENTITY,
    called_at timestamptz NOT NULL,
    called_by text NOT NULL,
    result text NOT NULL CHECK (result IN ('reached', 'no-answer', 'will-come')),
    comes_on date,
    note text CHECK (length(note) BETWEEN 1 AND 200),
    -- By when the send-back was due from then on.
    due_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, item_id, attempt, call_id),
    FOREIGN KEY (municipality, item_id, attempt) REFERENCES hitomado.send_back,
    CHECK ((result = 'will-come') = (comes_on IS NOT NULL))
);
CALL hitomado.secure_table('hitomado.return_call');
GRANT SELECT, INSERT ON hitomado.return_call TO hitomado_office;
GRANT SELECT ON hitomado.return_call TO hitomado_center;
