-- The residence record as the newest extract has it, searched only for a visit; and who looked at whom.

-- One row an extract that was taken over.
CREATE TABLE hitomado.register_extract (
    municipality integer NOT NULL,
    extract_id bigint GENERATED ALWAYS AS IDENTITY,
    -- The day at whose end the record stood so.
    as_of date NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    residents integer NOT NULL CHECK (residents > 0),
    added integer NOT NULL,
    changed integer NOT NULL,
    removed integer NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    PRIMARY KEY (municipality, extract_id)
);
CALL hitomado.secure_table('hitomado.register_extract');
GRANT SELECT, INSERT ON hitomado.register_extract TO hitomado_office;

-- Who lives here by the newest extract.
CREATE TABLE hitomado.resident (
    municipality integer NOT NULL,
    -- The number under which the municipality keeps the resident (宛名番号); no My Number.
    resident text COLLATE "C" NOT NULL CHECK (octet_length(resident) BETWEEN 1 AND 20),
    household text COLLATE "C" NOT NULL CHECK (octet_length(household) BETWEEN 1 AND 20),
    is_protected boolean NOT NULL,
    -- {"facts": {…}, "person": {…}, "household": {…}}
    data jsonb NOT NULL,
    -- As far as it is known: '1985-05-02', '1985-05', '1985', or null.
    born text COLLATE "C",
    -- The folded names, readings and aliases under which somebody would look.
    keys text[] COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, resident)
);
CREATE INDEX resident_of_household ON hitomado.resident (municipality, household);
CALL hitomado.secure_table('hitomado.resident');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.resident TO hitomado_office;

-- A resident's keys, a row each, so that the beginning of a name is found by index.
CREATE TABLE hitomado.resident_key (
    municipality integer NOT NULL,
    key text COLLATE "C" NOT NULL,
    resident text COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, key, resident),
    FOREIGN KEY (municipality, resident) REFERENCES hitomado.resident ON DELETE CASCADE
);
CREATE INDEX resident_key_of_resident ON hitomado.resident_key (municipality, resident);
CALL hitomado.secure_table('hitomado.resident_key');
GRANT SELECT, INSERT, DELETE ON hitomado.resident_key TO hitomado_office;

-- Whether a household is told to nobody: one of it is protected by the record, or may be by what was said at
-- a counter. Who lives with somebody protected would tell where that is, and a birth of which a part is
-- unknown must not open what the whole one closes.
CREATE FUNCTION hitomado.is_household_withheld(of_municipality integer, of_household text)
    RETURNS boolean
    LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT EXISTS (
            SELECT FROM hitomado.resident AS r
            WHERE r.municipality = of_municipality AND r.household = of_household AND (
                r.is_protected
                OR EXISTS (
                    SELECT FROM hitomado.protection AS p
                    WHERE p.municipality = r.municipality AND p.lifted_at IS NULL AND p.name_key = ANY (r.keys)
                        AND (r.born IS NULL OR starts_with(p.born, r.born) OR starts_with(r.born, p.born))
                )
            )
        );
    END;
REVOKE ALL ON FUNCTION hitomado.is_household_withheld(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hitomado.is_household_withheld(integer, text) TO hitomado_office;

-- An extract on its way in. It is only seen by the transaction that takes it over, and can be made again.
CREATE UNLOGGED TABLE hitomado.register_stage (
    municipality integer NOT NULL,
    line integer NOT NULL,
    resident text COLLATE "C" NOT NULL,
    household text COLLATE "C" NOT NULL,
    is_protected boolean NOT NULL,
    data jsonb NOT NULL,
    born text COLLATE "C",
    keys text[] COLLATE "C" NOT NULL
);
CREATE INDEX register_stage_by_resident ON hitomado.register_stage (municipality, resident);
CALL hitomado.secure_table('hitomado.register_stage');
GRANT SELECT, INSERT, DELETE ON hitomado.register_stage TO hitomado_office;

-- Whom a look showed, beside the audit row of the same transaction.
CREATE TABLE hitomado.register_look (
    municipality integer NOT NULL,
    look_id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    act text NOT NULL,
    visit_id bigint NOT NULL,
    residents text[] COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality, look_id)
);
CREATE INDEX register_look_at_resident ON hitomado.register_look USING gin (residents);
CALL hitomado.secure_table('hitomado.register_look');
GRANT SELECT, INSERT ON hitomado.register_look TO hitomado_office;
