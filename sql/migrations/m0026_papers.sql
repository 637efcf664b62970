-- Papers: scans that belong to a visit, for the check of the center.

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
