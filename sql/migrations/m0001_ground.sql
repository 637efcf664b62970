-- The ground that every later table stands on: the roles, the acting municipality, the audit trail
-- and the protection switch.

CREATE SCHEMA IF NOT EXISTS hitomado;
REVOKE ALL ON SCHEMA hitomado FROM PUBLIC;

-- Roles belong to the whole cluster, so another database may have made them, even at this moment.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['hitomado_office', 'hitomado_center'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', role_name);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
        IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO %I', role_name, current_user);
        END IF;
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA hitomado TO hitomado_office, hitomado_center;
-- The program refuses to serve from a database that lacks a migration, so both roles may look.
GRANT SELECT ON hitomado.schema_migration TO hitomado_office, hitomado_center;

-- The municipality for which the current transaction acts; null when none was set, and then the
-- policies of the office role show no row at all.
CREATE FUNCTION hitomado.acting_municipality() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('hitomado.municipality', true), '')::integer;

-- Gives a table its two policies: an office sees its own municipality, the center sees all.
CREATE PROCEDURE hitomado.secure_table(target regclass)
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY office ON %s TO hitomado_office'
        ' USING (municipality = (SELECT hitomado.acting_municipality()))'
        ' WITH CHECK (municipality = (SELECT hitomado.acting_municipality()))', target);
    EXECUTE format('CREATE POLICY center ON %s TO hitomado_center USING (true) WITH CHECK (true)', target);
END
$$;

-- Who read or changed what about whom, one row an act; never a name, an address or a number.
CREATE TABLE hitomado.audit (
    municipality integer NOT NULL,
    audit_id bigint GENERATED ALWAYS AS IDENTITY,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
    office integer,
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 50),
    act text NOT NULL CHECK (length(act) BETWEEN 1 AND 50),
    visit_id bigint,
    lot_id bigint,
    item_ids bigint[] NOT NULL DEFAULT '{}',
    refused boolean NOT NULL DEFAULT false,
    PRIMARY KEY (municipality, audit_id)
);
CREATE INDEX audit_of_visit ON hitomado.audit (municipality, visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX audit_unsealed ON hitomado.audit (transaction_id, audit_id);
CALL hitomado.secure_table('hitomado.audit');
GRANT SELECT, INSERT ON hitomado.audit TO hitomado_office, hitomado_center;

-- One link a sealed audit row: its hash over the row and over the link before it. A row is sealed
-- once no running transaction can still commit one before it, so the order (transaction, id) is final.
CREATE TABLE hitomado.audit_link (
    municipality integer NOT NULL,
    position bigint NOT NULL CHECK (position > 0),
    audit_id bigint NOT NULL,
    transaction_id xid8 NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (municipality, position),
    UNIQUE (municipality, audit_id)
);
CREATE UNIQUE INDEX audit_link_order ON hitomado.audit_link (transaction_id, audit_id);
CALL hitomado.secure_table('hitomado.audit_link');
GRANT SELECT, INSERT ON hitomado.audit_link TO hitomado_center;
GRANT SELECT ON hitomado.audit_link TO hitomado_office;

-- People whose whereabouts may not be disclosed (支援措置, Residence Act administration guideline 5-10).
-- A row holds for the visit in which it was said and for everybody with the same folded name and birth.
CREATE TABLE hitomado.protection (
    municipality integer NOT NULL,
    protection_id bigint GENERATED ALWAYS AS IDENTITY,
    visit_id bigint,
    name_key text,
    born text,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    set_by text NOT NULL,
    -- The first of the two persons who lift it.
    lift_asked_at timestamptz,
    lift_asked_by text,
    lifted_at timestamptz,
    lifted_by text,
    lift_seconded_by text,
    PRIMARY KEY (municipality, protection_id),
    CHECK (visit_id IS NOT NULL OR (name_key IS NOT NULL AND born IS NOT NULL)),
    CHECK ((lift_asked_at IS NULL) = (lift_asked_by IS NULL)),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    CONSTRAINT protection_lifted_by_two
        CHECK ((lifted_by IS NULL) = (lift_seconded_by IS NULL) AND lifted_by <> lift_seconded_by)
);
CREATE INDEX protection_of_visit ON hitomado.protection (municipality, visit_id) WHERE lifted_at IS NULL;
CREATE INDEX protection_of_person ON hitomado.protection (municipality, name_key, born) WHERE lifted_at IS NULL;
CALL hitomado.secure_table('hitomado.protection');
GRANT SELECT, INSERT, UPDATE ON hitomado.protection TO hitomado_office, hitomado_center;

-- The persons of a visit by folded name and birth: what the protection switch and the search compare.
CREATE TABLE hitomado.visit_person (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    person text NOT NULL,
    name_key text,
    born text,
    PRIMARY KEY (municipality, visit_id, person)
);
CREATE INDEX visit_person_by_key ON hitomado.visit_person (municipality, name_key, born);
CALL hitomado.secure_table('hitomado.visit_person');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.visit_person TO hitomado_office, hitomado_center;

-- The protection switch, asked at the moment of every output.
CREATE FUNCTION hitomado.is_protected(of_municipality integer, of_visit bigint) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN EXISTS (
        SELECT FROM hitomado.protection AS p
        WHERE p.municipality = of_municipality AND p.lifted_at IS NULL AND p.visit_id = of_visit
    ) OR EXISTS (
        SELECT FROM hitomado.visit_person AS vp
        JOIN hitomado.protection AS p
            ON p.municipality = vp.municipality AND p.name_key = vp.name_key AND p.born = vp.born
        WHERE vp.municipality = of_municipality AND vp.visit_id = of_visit AND p.lifted_at IS NULL
    );

-- The visits among these that the switch protects: the same question for a batch, in one plan.
CREATE FUNCTION hitomado.protected_visits(of_municipalities integer[], of_visits bigint[])
    RETURNS TABLE (municipality integer, visit_id bigint)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
        SELECT v.municipality, v.visit_id
        FROM unnest(of_municipalities, of_visits) AS v (municipality, visit_id)
        -- A look for each visit: joined the other way, every batch would read all protections.
        CROSS JOIN LATERAL (
            (
                SELECT FROM hitomado.protection AS p
                WHERE p.municipality = v.municipality AND p.lifted_at IS NULL
                    AND p.visit_id = v.visit_id
                LIMIT 1
            )
            UNION ALL
            (
                SELECT FROM hitomado.visit_person AS vp
                CROSS JOIN LATERAL (
                    SELECT FROM hitomado.protection AS q
                    WHERE q.municipality = vp.municipality AND q.name_key = vp.name_key
                        AND q.born = vp.born AND q.lifted_at IS NULL
                    LIMIT 1
                ) AS p
                WHERE vp.municipality = v.municipality AND vp.visit_id = v.visit_id
                LIMIT 1
            )
            LIMIT 1
        ) AS hit;
    END;

-- Every catalog that a plan was made with, so that an old case can be replayed.
CREATE TABLE hitomado.catalog_archive (
    hash text PRIMARY KEY CHECK (hash LIKE 'sha256:%' AND length(hash) = 71),
    files text NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT ON hitomado.catalog_archive TO hitomado_office, hitomado_center;
