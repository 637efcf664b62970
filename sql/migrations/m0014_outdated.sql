-- Items that a correction of another item of their visit does not reach: they have left, or it does not fit
-- them. Each has an owner and a due time until whoever has it was told, or it ended another way.
CREATE TABLE hitomado.outdated_item (
    municipality integer NOT NULL,
    item_id bigint NOT NULL,
    -- The item that was corrected, and its attempt that says what this one does not.
    corrected_item bigint NOT NULL CHECK (corrected_item <> item_id),
    corrected_attempt smallint NOT NULL,
    office integer NOT NULL,
    owner text NOT NULL,
    due_at timestamptz NOT NULL,
    noted_at timestamptz NOT NULL,
    noted_by text NOT NULL,
    ended_at timestamptz,
    ended_by text,
    ending text CHECK (ending IN ('told', 'corrected', 'withdrawn')),
    PRIMARY KEY (municipality, item_id, corrected_item, corrected_attempt),
    CHECK ((ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX outdated_item_open ON hitomado.outdated_item (municipality, due_at) WHERE ended_at IS NULL;
CALL hitomado.secure_table('hitomado.outdated_item');
GRANT SELECT, INSERT, UPDATE ON hitomado.outdated_item TO hitomado_office, hitomado_center;
