-- Lots, what the back-office systems answered, and what was sent back.

CREATE SEQUENCE hitomado.lot_number;
GRANT USAGE ON SEQUENCE hitomado.lot_number TO hitomado_center;

CREATE TYPE hitomado.lot_state AS ENUM (
    'made',         -- its rows are fixed; its files are not known to be in the drop folder
    'exported',     -- its files are in the drop folder; the answer is awaited
    'acknowledged'  -- the system answered for every row; end
);

CREATE TABLE hitomado.lot (
    municipality integer NOT NULL,
    lot_id bigint NOT NULL,
    system text NOT NULL,
    lane hitomado.lane NOT NULL,
    layout text NOT NULL,
    rows integer NOT NULL CHECK (rows > 0),
    state hitomado.lot_state NOT NULL,
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    sha256 bytea CHECK (length(sha256) = 32),
    exported_at timestamptz,
    exported_by text,
    acknowledged_at timestamptz,
    -- Of the answer's file: SHA-256 of the one that was read last, and why it was refused, if it was,
    -- in a line of Japanese and one of English.
    answer_sha256 bytea CHECK (length(answer_sha256) = 32),
    answer_refused text,
    PRIMARY KEY (municipality, lot_id),
    CONSTRAINT lot_exported_whole CHECK (
        (state = 'made') = (exported_at IS NULL) AND (exported_at IS NULL) = (sha256 IS NULL)
    ),
    CONSTRAINT lot_acknowledged_at CHECK ((state = 'acknowledged') = (acknowledged_at IS NOT NULL))
);
CREATE INDEX lot_open ON hitomado.lot (municipality, lot_id) WHERE state <> 'acknowledged';
-- The file of an answer names a lot by its number alone.
CREATE UNIQUE INDEX lot_by_number ON hitomado.lot (lot_id);
CALL hitomado.secure_table('hitomado.lot');
GRANT SELECT ON hitomado.lot TO hitomado_office;
-- Deleted is only a lot whose last row was taken out before any system saw it.
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.lot TO hitomado_center;

-- The rows of a lot as they were fixed when it was made: the file is rendered from these alone, so
-- that every rendering has the same bytes. A row of an acknowledged lot was accepted unless a
-- send-back names its item and attempt.
CREATE TABLE hitomado.lot_item (
    municipality integer NOT NULL,
    lot_id bigint NOT NULL,
    position integer NOT NULL CHECK (position > 0),
    item_id bigint NOT NULL,
    attempt smallint NOT NULL,
    carried text NOT NULL,
    protected boolean NOT NULL,
    second_checked_by text,
    PRIMARY KEY (municipality, lot_id, position),
    CONSTRAINT lot_item_once UNIQUE (municipality, item_id, attempt),
    CONSTRAINT lot_item_protected_seen_by_two CHECK (NOT protected OR second_checked_by IS NOT NULL),
    FOREIGN KEY (municipality, lot_id) REFERENCES hitomado.lot
);
CALL hitomado.secure_table('hitomado.lot_item');
GRANT SELECT ON hitomado.lot_item TO hitomado_office;
GRANT SELECT, INSERT, DELETE ON hitomado.lot_item TO hitomado_center;

-- Answers that belong to no lot of ours or cannot be read; shown until the file changes or goes.
CREATE TABLE hitomado.stray_answer (
    municipality integer NOT NULL DEFAULT 0,
    system text NOT NULL,
    file_name text NOT NULL,
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    refused text NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, system, file_name)
);
CALL hitomado.secure_table('hitomado.stray_answer');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.stray_answer TO hitomado_center;

-- One row a rejection by a system or by the center: why, who answers it, by when, how it ended.
CREATE TABLE hitomado.send_back (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    attempt smallint NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    -- What the person of the center wrote besides; a system writes none.
    remark text CHECK (length(remark) BETWEEN 1 AND 300),
    office integer NOT NULL,
    owner text NOT NULL,
    due_at timestamptz NOT NULL,
    sent_back_at timestamptz NOT NULL,
    sent_back_by text NOT NULL DEFAULT 'system',
    ended_at timestamptz,
    ended_by text,
    ending text CHECK (ending IN ('corrected', 'withdrawn')),
    PRIMARY KEY (municipality, item_id, attempt),
    CHECK ((ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX send_back_open ON hitomado.send_back (municipality, due_at) WHERE ended_at IS NULL;
CALL hitomado.secure_table('hitomado.send_back');
GRANT SELECT, INSERT, UPDATE ON hitomado.send_back TO hitomado_office;
GRANT SELECT, INSERT, UPDATE ON hitomado.send_back TO hitomado_center;
