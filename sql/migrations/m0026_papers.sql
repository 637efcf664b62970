-- Papers: scans that belong to a visit, for the check of the center, and originals on their way there.

-- A scan of a paper. It holds no My Number: what can be read on it was looked through before. A scan that is removed
-- loses its bytes; that there was one, and which bytes it had, stays.
CREATE TABLE hitomado.scan (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    -- Counts the scans of a visit.
    number integer NOT NULL CHECK (number BETWEEN 1 AND 30),
    -- The kind of paper, a word of the catalog.
    kind text COLLATE "C" NOT NULL CHECK (octet_length(kind) BETWEEN 1 AND 80),
    -- Whose it is: a person of the visit's household; null for the whole household.
    person text COLLATE "C" CHECK (octet_length(person) BETWEEN 1 AND 80),
    -- The procedures of the plan that it is for.
    procedures text[] NOT NULL CHECK (cardinality(procedures) BETWEEN 1 AND 50),
    format text NOT NULL CHECK (format IN ('jpeg', 'pdf')),
    pages integer NOT NULL CHECK (pages BETWEEN 1 AND 5),
    size integer NOT NULL CHECK (size BETWEEN 1 AND 5242880),
    digest bytea NOT NULL CHECK (length(digest) = 32),
    content bytea,
    attached_at timestamptz NOT NULL,
    attached_by text NOT NULL,
    removed_at timestamptz,
    removed_by text,
    removed_because text CHECK (length(removed_because) BETWEEN 1 AND 200),
    PRIMARY KEY (municipality, visit_id, number),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CONSTRAINT scan_is_what_it_says
        CHECK (content IS NULL OR (length(content) = size AND sha256(content) = digest)),
    CONSTRAINT scan_gone_when_removed CHECK ((content IS NULL) = (removed_at IS NOT NULL)),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
    CHECK ((removed_at IS NULL) = (removed_because IS NULL))
);
-- Pictures are packed already.
ALTER TABLE hitomado.scan ALTER COLUMN content SET STORAGE EXTERNAL;
-- The same bytes are attached to a visit once.
CREATE UNIQUE INDEX scan_once ON hitomado.scan (municipality, visit_id, digest) WHERE removed_at IS NULL;
CALL hitomado.secure_table('hitomado.scan');
GRANT SELECT, INSERT ON hitomado.scan TO hitomado_office;
GRANT UPDATE (content, removed_at, removed_by, removed_because) ON hitomado.scan TO hitomado_office;

-- A parcel of paper originals between a counter and the center. Every step of it stays, with a name and a time.
CREATE TABLE hitomado.parcel (
    municipality integer NOT NULL,
    parcel_id bigint GENERATED ALWAYS AS IDENTITY,
    office integer NOT NULL,
    state text NOT NULL CHECK (state IN ('packing', 'sent', 'differing', 'received', 'returned')),
    -- Who lays papers in; after it was sent, who sent it, and who owns a difference.
    owner text NOT NULL,
    -- By when a difference is cleared up.
    due_at timestamptz,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, parcel_id),
    CONSTRAINT parcel_difference_is_due CHECK ((state = 'differing') = (due_at IS NOT NULL))
);
-- An office packs one parcel at a time.
CREATE UNIQUE INDEX parcel_packing ON hitomado.parcel (municipality, office) WHERE state = 'packing';
CREATE INDEX parcel_of_office ON hitomado.parcel (municipality, office, parcel_id);
CALL hitomado.secure_table('hitomado.parcel');
GRANT SELECT, INSERT ON hitomado.parcel TO hitomado_office;
GRANT UPDATE (state, owner, due_at) ON hitomado.parcel TO hitomado_office;

CREATE TABLE hitomado.parcel_step (
    municipality integer NOT NULL,
    parcel_id bigint NOT NULL,
    number integer NOT NULL CHECK (number BETWEEN 1 AND 10),
    step text NOT NULL CHECK (step IN ('send', 'receive', 'differ', 'settle', 'take-back')),
    done_at timestamptz NOT NULL,
    done_by text NOT NULL,
    PRIMARY KEY (municipality, parcel_id, number),
    FOREIGN KEY (municipality, parcel_id) REFERENCES hitomado.parcel
);
CALL hitomado.secure_table('hitomado.parcel_step');
GRANT SELECT, INSERT ON hitomado.parcel_step TO hitomado_office;

-- A paper of a parcel: what it is, of which visit, how many sheets, and what became of them.
CREATE TABLE hitomado.parcel_original (
    municipality integer NOT NULL,
    parcel_id bigint NOT NULL,
    number integer NOT NULL CHECK (number BETWEEN 1 AND 100),
    visit_id bigint NOT NULL,
    item_id bigint,
    -- The kind of paper, a word of the catalog.
    kind text COLLATE "C" NOT NULL CHECK (octet_length(kind) BETWEEN 1 AND 80),
    sheets integer NOT NULL CHECK (sheets BETWEEN 1 AND 500),
    packed_at timestamptz NOT NULL,
    packed_by text NOT NULL,
    -- Taken out again before the parcel was sent.
    out_at timestamptz,
    out_by text,
    -- How many sheets the center counted.
    arrived integer CHECK (arrived BETWEEN 0 AND 500),
    settled_at timestamptz,
    settled_by text,
    settled_because text CHECK (length(settled_because) BETWEEN 1 AND 200),
    PRIMARY KEY (municipality, parcel_id, number),
    FOREIGN KEY (municipality, parcel_id) REFERENCES hitomado.parcel,
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    FOREIGN KEY (municipality, item_id) REFERENCES hitomado.item,
    CHECK ((out_at IS NULL) = (out_by IS NULL)),
    CONSTRAINT parcel_original_out_is_not_counted CHECK (out_at IS NULL OR arrived IS NULL),
    -- A difference is settled by somebody, with a reason, and nothing else is.
    CONSTRAINT parcel_original_settled CHECK (
        num_nonnulls(settled_at, settled_by, settled_because) IN (0, 3)
        AND (settled_at IS NULL OR arrived <> sheets)
    )
);
CREATE INDEX parcel_original_of_visit ON hitomado.parcel_original (municipality, visit_id);
CALL hitomado.secure_table('hitomado.parcel_original');
GRANT SELECT, INSERT ON hitomado.parcel_original TO hitomado_office;
GRANT UPDATE (out_at, out_by, arrived, settled_at, settled_by, settled_because)
    ON hitomado.parcel_original TO hitomado_office;

-- No parcel counts as received while a paper of it is missing and nobody said why, whoever writes it.
CREATE FUNCTION hitomado.refuse_silent_parcel() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM hitomado.parcel_original AS o
        WHERE o.municipality = NEW.municipality AND o.parcel_id = NEW.parcel_id AND o.out_at IS NULL
            AND (o.arrived IS NULL OR (o.arrived <> o.sheets AND o.settled_at IS NULL))
    ) THEN
        RAISE EXCEPTION 'a paper of the parcel is not accounted for' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER parcel_is_accounted_for AFTER UPDATE ON hitomado.parcel
    FOR EACH ROW WHEN (NEW.state IN ('received', 'returned'))
    EXECUTE FUNCTION hitomado.refuse_silent_parcel();
