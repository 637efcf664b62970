-- Forms that were printed for people to sign.

-- One row a print, in the transaction that gave the sheets out; never changed and never erased.
CREATE TABLE hitomado.form_print (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    -- Counts the prints of a visit; stands on every sheet.
    number integer NOT NULL CHECK (number > 0),
    layout text COLLATE "C" NOT NULL CHECK (octet_length(layout) BETWEEN 1 AND 80),
    people text[] COLLATE "C" NOT NULL,
    -- The version of the visit whose content it shows, and SHA-256 over that content.
    visit_version integer NOT NULL,
    digest bytea NOT NULL CHECK (length(digest) = 32),
    sheets integer NOT NULL CHECK (sheets > 0),
    -- 1 is the first print of this form for these people; a further one says why there is another.
    copy integer NOT NULL CHECK (copy > 0),
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    printed_at timestamptz NOT NULL,
    printed_by text NOT NULL,
    PRIMARY KEY (municipality, visit_id, number),
    UNIQUE (municipality, visit_id, layout, people, copy),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CONSTRAINT form_print_reprint_has_reason CHECK ((copy = 1) = (reason IS NULL))
);
CALL hitomado.secure_table('hitomado.form_print');
GRANT SELECT, INSERT ON hitomado.form_print TO hitomado_office;
