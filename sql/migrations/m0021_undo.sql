-- One step back after a save, until something is filed.

-- What a visit was before it was saved last; goes with the end of the visit and a day later, and is of no use once
-- something was filed.
CREATE TABLE hitomado.visit_undo (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    -- The version that the save made; over another one nothing is taken back.
    version integer NOT NULL,
    household jsonb NOT NULL,
    record jsonb NOT NULL,
    circumstances jsonb NOT NULL,
    -- The rows of visit_item as they stood.
    items jsonb NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by text NOT NULL,
    PRIMARY KEY (municipality, visit_id),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit
);
CREATE INDEX visit_undo_by_age ON hitomado.visit_undo (saved_at);
CALL hitomado.secure_table('hitomado.visit_undo');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.visit_undo TO hitomado_office;
GRANT SELECT (saved_at), DELETE ON hitomado.visit_undo TO hitomado_center;
