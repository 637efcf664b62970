-- Fees that are taken at the counter (手数料, Local Autonomy Act art. 227), and certificates with whose they are.

-- A sheet of a certificate that somebody asked for. Its content comes from the back office and is kept nowhere here.
CREATE TABLE hitomado.certificate (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    -- Counts the certificates of a visit.
    number integer NOT NULL CHECK (number BETWEEN 1 AND 100),
    kind text COLLATE "C" NOT NULL CHECK (octet_length(kind) BETWEEN 1 AND 80),
    -- Whose it is: a person of the visit's household.
    person text COLLATE "C" NOT NULL CHECK (octet_length(person) BETWEEN 1 AND 80),
    -- The fee as it was when the certificate was asked for.
    fee_yen integer NOT NULL CHECK (fee_yen BETWEEN 0 AND 1000000),
    requester text NOT NULL
        CHECK (requester IN ('self', 'same-household', 'agent', 'legal-representative')),
    -- Whether the paper by which somebody stands for the person was seen.
    mandate_seen boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('requested', 'issued', 'handed-over', 'cancelled')),
    -- Of the sheet that lies at the counter or was handed over.
    serial text COLLATE "C",
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL,
    recipient text
        CHECK (recipient IN ('self', 'same-household', 'agent', 'legal-representative')),
    cancelled_because text CHECK (length(cancelled_because) BETWEEN 1 AND 200),
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (municipality, visit_id, number),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CONSTRAINT certificate_agent_has_mandate CHECK (requester <> 'agent' OR mandate_seen),
    CONSTRAINT certificate_serial_of_sheet
        CHECK ((state IN ('issued', 'handed-over')) = (serial IS NOT NULL)),
    CONSTRAINT certificate_handed_to_somebody CHECK ((state = 'handed-over') = (recipient IS NOT NULL)),
    CONSTRAINT certificate_cancelled_because CHECK ((state = 'cancelled') = (cancelled_because IS NOT NULL))
);
CALL hitomado.secure_table('hitomado.certificate');
GRANT SELECT, INSERT ON hitomado.certificate TO hitomado_office;
GRANT UPDATE (state, serial, recipient, cancelled_because, changed_at, changed_by)
    ON hitomado.certificate TO hitomado_office;

-- Every sheet that got a serial, once and for ever, with whose it is.
CREATE TABLE hitomado.certificate_sheet (
    municipality integer NOT NULL,
    serial text COLLATE "C" NOT NULL CHECK (serial ~ '^[2-9A-HJKMNP-Z]{10}$'),
    visit_id bigint NOT NULL,
    number integer NOT NULL,
    -- SHA-256 over visit, person, folded name and birth at that moment.
    owner bytea NOT NULL CHECK (length(owner) = 32),
    issued_at timestamptz NOT NULL,
    issued_by text NOT NULL,
    spoiled_at timestamptz,
    spoiled_by text,
    spoiled_because text CHECK (length(spoiled_because) BETWEEN 1 AND 200),
    PRIMARY KEY (municipality, serial),
    UNIQUE (municipality, visit_id, number, serial),
    FOREIGN KEY (municipality, visit_id, number) REFERENCES hitomado.certificate,
    CHECK ((spoiled_at IS NULL) = (spoiled_by IS NULL)),
    CHECK ((spoiled_at IS NULL) = (spoiled_because IS NULL))
);
CALL hitomado.secure_table('hitomado.certificate_sheet');
GRANT SELECT, INSERT ON hitomado.certificate_sheet TO hitomado_office;
GRANT UPDATE (spoiled_at, spoiled_by, spoiled_because) ON hitomado.certificate_sheet TO hitomado_office;

-- No certificate ever carries the serial of another one's sheet, whatever writes it.
ALTER TABLE hitomado.certificate ADD CONSTRAINT certificate_own_sheet
    FOREIGN KEY (municipality, visit_id, number, serial)
    REFERENCES hitomado.certificate_sheet (municipality, visit_id, number, serial);
CREATE INDEX certificate_at_counter ON hitomado.certificate (municipality, visit_id)
    WHERE state = 'issued';

-- The fee ledger: a row an entry, never changed and never erased. What was taken wrongly is taken back by an
-- entry of its own.
CREATE TABLE hitomado.fee_entry (
    municipality integer NOT NULL,
    office integer NOT NULL,
    on_day date NOT NULL,
    -- Counts the entries of an office's day, without a gap.
    number integer NOT NULL CHECK (number BETWEEN 1 AND 999999),
    visit_id bigint NOT NULL,
    method text NOT NULL CHECK (method IN ('cash', 'card', 'e-money', 'code', 'waived')),
    -- What was taken, or would have been; an entry that takes back repeats it.
    yen integer NOT NULL CHECK (yen BETWEEN 1 AND 1000000),
    -- Why it was waived, a word of the catalog.
    ground text COLLATE "C" CHECK (octet_length(ground) BETWEEN 1 AND 80),
    -- The charge of the same day that this entry takes back, and why.
    voids integer,
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    entered_at timestamptz NOT NULL,
    entered_by text NOT NULL,
    PRIMARY KEY (municipality, office, on_day, number),
    UNIQUE (municipality, office, on_day, number, visit_id, method, yen),
    CONSTRAINT fee_entry_voided_once UNIQUE (municipality, office, on_day, voids),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CONSTRAINT fee_entry_voids_the_same
        FOREIGN KEY (municipality, office, on_day, voids, visit_id, method, yen)
        REFERENCES hitomado.fee_entry (municipality, office, on_day, number, visit_id, method, yen),
    CHECK (voids < number),
    CHECK ((voids IS NULL) = (reason IS NULL)),
    CONSTRAINT fee_entry_waived_with_ground
        CHECK ((ground IS NOT NULL) = (method = 'waived' AND voids IS NULL))
);
CREATE INDEX fee_entry_of_visit ON hitomado.fee_entry (municipality, visit_id);
CALL hitomado.secure_table('hitomado.fee_entry');
GRANT SELECT, INSERT ON hitomado.fee_entry TO hitomado_office;

-- What a charge is for: certificates, and procedures of the plan.
CREATE TABLE hitomado.fee_line (
    municipality integer NOT NULL,
    office integer NOT NULL,
    on_day date NOT NULL,
    number integer NOT NULL,
    line integer NOT NULL CHECK (line BETWEEN 1 AND 100),
    visit_id bigint NOT NULL,
    certificate integer,
    procedure text,
    people text[],
    yen integer NOT NULL CHECK (yen BETWEEN 1 AND 1000000),
    PRIMARY KEY (municipality, office, on_day, number, line),
    FOREIGN KEY (municipality, office, on_day, number) REFERENCES hitomado.fee_entry,
    FOREIGN KEY (municipality, visit_id, certificate) REFERENCES hitomado.certificate,
    FOREIGN KEY (municipality, visit_id, procedure, people) REFERENCES hitomado.visit_item,
    CHECK ((certificate IS NULL) <> (procedure IS NULL)),
    CHECK ((procedure IS NULL) = (people IS NULL))
);
CREATE INDEX fee_line_of_visit ON hitomado.fee_line (municipality, visit_id);
CALL hitomado.secure_table('hitomado.fee_line');
GRANT SELECT, INSERT ON hitomado.fee_line TO hitomado_office;

-- One row a print of a receipt (領収書); a further one says why there is another.
CREATE TABLE hitomado.fee_receipt (
    municipality integer NOT NULL,
    office integer NOT NULL,
    on_day date NOT NULL,
    number integer NOT NULL,
    copy integer NOT NULL CHECK (copy BETWEEN 1 AND 100),
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    printed_at timestamptz NOT NULL,
    printed_by text NOT NULL,
    PRIMARY KEY (municipality, office, on_day, number, copy),
    FOREIGN KEY (municipality, office, on_day, number) REFERENCES hitomado.fee_entry,
    CONSTRAINT fee_receipt_again_has_reason CHECK ((copy = 1) = (reason IS NULL))
);
CALL hitomado.secure_table('hitomado.fee_receipt');
GRANT SELECT, INSERT ON hitomado.fee_receipt TO hitomado_office;
