-- The closing of an office's day (窓口の締め): seals that are only added to, and what they leave to the next day.

-- What was counted and said where a second person must look before it is a seal. Only added to.
CREATE TABLE hitomado.closing_count (
    municipality integer NOT NULL,
    office integer NOT NULL,
    on_day date NOT NULL,
    -- Counts the tries of a day.
    attempt integer NOT NULL CHECK (attempt BETWEEN 1 AND 1000),
    -- SHA-256 of the sheet that was seen.
    seen bytea NOT NULL CHECK (length(seen) = 32),
    -- What was said to it, as JSON.
    answer text NOT NULL CHECK (octet_length(answer) <= 1048576),
    counted_at timestamptz NOT NULL,
    counted_by text NOT NULL,
    PRIMARY KEY (municipality, office, on_day, attempt)
);
CALL hitomado.secure_table('hitomado.closing_count');
GRANT SELECT, INSERT ON hitomado.closing_count TO hitomado_office;

CREATE TABLE hitomado.closing_seal (
    municipality integer NOT NULL,
    office integer NOT NULL,
    -- Counts the seals of an office; the one before it is named, so that there is no gap.
    number integer NOT NULL CHECK (number > 0),
    previous integer CHECK (previous = number - 1),
    on_day date NOT NULL,
    -- 1 is the seal of the day, more are supplements after it was opened again.
    part integer NOT NULL CHECK (part BETWEEN 1 AND 100),
    -- The seal's canonical JSON and its SHA-256.
    content text NOT NULL,
    digest bytea NOT NULL CHECK (length(digest) = 32),
    -- By how much the count differs from the ledger, and how much of it one person may seal.
    difference_yen bigint NOT NULL CHECK (difference_yen >= 0),
    difference_of_one_yen integer NOT NULL CHECK (difference_of_one_yen >= 0),
    sealed_at timestamptz NOT NULL,
    sealed_by text NOT NULL,
    confirmed_by text,
    PRIMARY KEY (municipality, office, number),
    UNIQUE (municipality, office, on_day, part),
    FOREIGN KEY (municipality, office, previous) REFERENCES hitomado.closing_seal,
    CONSTRAINT closing_seal_in_order CHECK ((number = 1) = (previous IS NULL)),
    CONSTRAINT closing_seal_of_two CHECK (confirmed_by <> sealed_by),
    CONSTRAINT closing_seal_difference_seen_by_two
        CHECK (difference_yen <= difference_of_one_yen OR confirmed_by IS NOT NULL)
);
CALL hitomado.secure_table('hitomado.closing_seal');
GRANT SELECT, INSERT ON hitomado.closing_seal TO hitomado_office;

-- What a seal leaves to the next day, and why.
CREATE TABLE hitomado.closing_carry (
    municipality integer NOT NULL,
    office integer NOT NULL,
    number integer NOT NULL,
    line integer NOT NULL CHECK (line BETWEEN 1 AND 2000),
    matter text COLLATE "C" NOT NULL CHECK (octet_length(matter) BETWEEN 1 AND 40),
    visit_id bigint,
    subject text COLLATE "C" NOT NULL CHECK (octet_length(subject) <= 400),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    PRIMARY KEY (municipality, office, number, line),
    FOREIGN KEY (municipality, office, number) REFERENCES hitomado.closing_seal,
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit
);
CALL hitomado.secure_table('hitomado.closing_carry');
GRANT SELECT, INSERT ON hitomado.closing_carry TO hitomado_office;

-- A sealed day that was opened again, which a supplement closes.
CREATE TABLE hitomado.closing_reopening (
    municipality integer NOT NULL,
    office integer NOT NULL,
    on_day date NOT NULL,
    -- The seal that it follows.
    part integer NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    reopened_at timestamptz NOT NULL,
    reopened_by text NOT NULL,
    PRIMARY KEY (municipality, office, on_day, part),
    FOREIGN KEY (municipality, office, on_day, part)
        REFERENCES hitomado.closing_seal (municipality, office, on_day, part)
);
CALL hitomado.secure_table('hitomado.closing_reopening');
GRANT SELECT, INSERT ON hitomado.closing_reopening TO hitomado_office;

-- What was counted stays: no writer enters anything into the ledger of a sealed day.
CREATE FUNCTION hitomado.keep_sealed_day() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM hitomado.closing_seal AS s
        WHERE s.municipality = NEW.municipality AND s.office = NEW.office AND s.on_day = NEW.on_day
            AND NOT EXISTS (
                SELECT FROM hitomado.closing_reopening AS r
                WHERE r.municipality = s.municipality AND r.office = s.office AND r.on_day = s.on_day
                    AND r.part = s.part
            )
    ) THEN
        RAISE EXCEPTION 'the day is sealed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER fee_entry_of_open_day BEFORE INSERT ON hitomado.fee_entry
    FOR EACH ROW EXECUTE FUNCTION hitomado.keep_sealed_day();

-- The papers and filings of a day.
CREATE INDEX form_print_by_time ON hitomado.form_print (municipality, printed_at);
CREATE INDEX visit_item_settled ON hitomado.visit_item (municipality, changed_at)
    WHERE fate IN ('filed', 'done-at-counter');

-- Who gave what they had in hand to whom at the end of a shift. Never changed but by the note that it was seen.
CREATE TABLE hitomado.shift_change (
    municipality integer NOT NULL,
    shift_change_id bigint GENERATED ALWAYS AS IDENTITY,
    office integer NOT NULL,
    from_login text NOT NULL,
    -- Null: to the office, whoever takes it up.
    to_login text CHECK (to_login <> from_login),
    note text CHECK (length(note) BETWEEN 1 AND 200),
    changed_at timestamptz NOT NULL,
    -- Another than who gave it where somebody did it for them, who then says why.
    changed_by text NOT NULL,
    seen_at timestamptz,
    seen_by text,
    PRIMARY KEY (municipality, shift_change_id),
    CHECK ((seen_at IS NULL) = (seen_by IS NULL)),
    CONSTRAINT shift_change_for_another_has_note CHECK (changed_by = from_login OR note IS NOT NULL)
);
CREATE INDEX shift_change_unseen ON hitomado.shift_change (municipality, office) WHERE seen_at IS NULL;
CALL hitomado.secure_table('hitomado.shift_change');
GRANT SELECT, INSERT ON hitomado.shift_change TO hitomado_office;
GRANT UPDATE (seen_at, seen_by) ON hitomado.shift_change TO hitomado_office;

CREATE TABLE hitomado.shift_part (
    municipality integer NOT NULL,
    shift_change_id bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('visit', 'draft')),
    visit_id bigint NOT NULL,
    PRIMARY KEY (municipality, shift_change_id, kind, visit_id),
    FOREIGN KEY (municipality, shift_change_id) REFERENCES hitomado.shift_change,
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit
);
CALL hitomado.secure_table('hitomado.shift_part');
GRANT SELECT, INSERT ON hitomado.shift_part TO hitomado_office;
