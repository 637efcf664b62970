-- When power or network fails (停電・通信障害): numbers that are given out on paper, what is entered afterwards; and
-- databases to practise on.

-- When a visit was entered that had been received on paper; it began, and all days count, at opened_at.
ALTER TABLE hitomado.visit ADD COLUMN entered_at timestamptz;
ALTER TABLE hitomado.visit ADD CONSTRAINT visit_entered_after_reception
    CHECK (entered_at >= opened_at AND entered_at < opened_at + interval '15 days');

-- A print of an office's emergency pack: the block of numbers that stands on it and on no other sheet.
CREATE TABLE hitomado.emergency_pack (
    municipality integer NOT NULL,
    office integer NOT NULL,
    pack_day date NOT NULL,
    first_number integer NOT NULL CHECK (first_number >= 1),
    last_number integer NOT NULL CHECK (last_number <= 999),
    -- Hash of the catalog that it was printed from.
    catalog text COLLATE "C" NOT NULL CHECK (octet_length(catalog) BETWEEN 1 AND 100),
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    PRIMARY KEY (municipality, office, pack_day, first_number),
    CHECK (first_number <= last_number)
);
CREATE INDEX emergency_pack_made ON hitomado.emergency_pack (municipality, office, made_at);
CALL hitomado.secure_table('hitomado.emergency_pack');
GRANT SELECT, INSERT ON hitomado.emergency_pack TO hitomado_office;
GRANT SELECT ON hitomado.emergency_pack TO hitomado_center;

-- What became of each number of a pack; the key refuses to give one out twice.
CREATE TABLE hitomado.emergency_number (
    municipality integer NOT NULL,
    office integer NOT NULL,
    pack_day date NOT NULL,
    number integer NOT NULL,
    first_number integer NOT NULL,
    state text NOT NULL DEFAULT 'reserved' CHECK (state IN ('reserved', 'used', 'spoilt', 'unused')),
    -- The visit that was entered afterwards, and who had received the paper.
    visit_id bigint,
    received_by text CHECK (length(received_by) BETWEEN 1 AND 40),
    -- Why a sheet with it was thrown away.
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (municipality, office, pack_day, number),
    FOREIGN KEY (municipality, office, pack_day, first_number) REFERENCES hitomado.emergency_pack,
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CONSTRAINT emergency_number_of_block CHECK (number >= first_number),
    CONSTRAINT emergency_number_used_for_visit CHECK ((state = 'used') = (visit_id IS NOT NULL)),
    CONSTRAINT emergency_number_received_by CHECK ((state = 'used') = (received_by IS NOT NULL)),
    CONSTRAINT emergency_number_spoilt_because CHECK ((state = 'spoilt') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX emergency_number_of_visit ON hitomado.emergency_number (municipality, visit_id)
    WHERE visit_id IS NOT NULL;
CREATE INDEX emergency_number_touched ON hitomado.emergency_number (municipality, office, pack_day)
    WHERE state IN ('used', 'spoilt');
CALL hitomado.secure_table('hitomado.emergency_number');
GRANT SELECT, INSERT ON hitomado.emergency_number TO hitomado_office;
GRANT UPDATE (state, visit_id, received_by, reason, changed_at, changed_by)
    ON hitomado.emergency_number TO hitomado_office;

-- Says, where it has its row, that a database is for practice alone (練習用). The row is never changed.
CREATE TABLE hitomado.practice (
    is_practice boolean PRIMARY KEY DEFAULT true CHECK (is_practice),
    since timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT ON hitomado.practice TO hitomado_office, hitomado_center;

CREATE FUNCTION hitomado.keep_practice() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'whether a database is for practice never changes';
END
$$;
CREATE TRIGGER practice_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON hitomado.practice
    FOR EACH STATEMENT EXECUTE FUNCTION hitomado.keep_practice();

-- Numbers from nine thousand million on are practice: a real database takes none of them, one for practice no others.
ALTER TABLE hitomado.bundle ADD CONSTRAINT bundle_is_real CHECK (bundle_id < 9000000000);
ALTER TABLE hitomado.item ADD CONSTRAINT item_is_real CHECK (item_id < 9000000000);

-- Makes an empty database one for practice; refused where anybody was ever served.
CREATE FUNCTION hitomado.begin_practice() RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hitomado.practice) THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM hitomado.visit) OR EXISTS (SELECT FROM hitomado.bundle)
        OR EXISTS (SELECT FROM hitomado.staff) OR EXISTS (SELECT FROM hitomado.lot) THEN
        RAISE EXCEPTION 'this database is in use; practice needs an empty one' USING ERRCODE = 'object_in_use';
    END IF;
    INSERT INTO hitomado.practice DEFAULT VALUES;
    ALTER TABLE hitomado.bundle DROP CONSTRAINT bundle_is_real;
    ALTER TABLE hitomado.item DROP CONSTRAINT item_is_real;
    ALTER TABLE hitomado.bundle ADD CONSTRAINT bundle_is_practice CHECK (bundle_id >= 9000000000);
    ALTER TABLE hitomado.item ADD CONSTRAINT item_is_practice CHECK (item_id >= 9000000000);
    ALTER SEQUENCE hitomado.visit_number RESTART WITH 9000000001;
    ALTER SEQUENCE hitomado.bundle_number RESTART WITH 9000000001;
    ALTER SEQUENCE hitomado.item_number RESTART WITH 9000000001;
END
$$;
REVOKE ALL ON FUNCTION hitomado.begin_practice() FROM PUBLIC;

-- Removes everything of a database for practice, this function too; refused where it is a real one.
CREATE FUNCTION hitomado.drop_practice() RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM hitomado.practice) THEN
        RAISE EXCEPTION 'this database is not for practice';
    END IF;
    DROP SCHEMA hitomado CASCADE;
END
$$;
REVOKE ALL ON FUNCTION hitomado.drop_practice() FROM PUBLIC;
