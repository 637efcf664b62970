-- The schema of everything ours, and the two roles that the program takes after it has connected.
--
-- Roles belong to the whole cluster: another database, or another migration at this moment, may
-- have made them already. Neither role may log in, owns anything, or passes row-level security:
-- hitomado_office serves the counters, hitomado_center works through the queue.

CREATE SCHEMA IF NOT EXISTS hitomado;

DO $roles$
DECLARE
    wanted name;
    -- Since version 16 a member may be forbidden to take the role.
    needed text := CASE
        WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET'
        ELSE 'MEMBER'
    END;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['hitomado_office', 'hitomado_center']::name[]
    LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', wanted);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN NULL;
            END;
        END IF;
        IF NOT pg_has_role(current_user, wanted, needed) THEN
            BEGIN
                EXECUTE format('GRANT %I TO %I', wanted, current_user);
            EXCEPTION
                WHEN unique_violation THEN NULL;
            END;
        END IF;
    END LOOP;
END
$roles$;

GRANT USAGE ON SCHEMA hitomado TO hitomado_office, hitomado_center;

-- The program refuses to serve from a database that lacks a migration, so both roles may look.
GRANT SELECT ON hitomado.schema_migration TO hitomado_office, hitomado_center;
