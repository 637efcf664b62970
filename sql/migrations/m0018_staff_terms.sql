-- From when to when members of the staff work here, who of them are a contractor's, and for what these call
-- an official.

ALTER TABLE hitomado.staff
    -- The first and the last day, in Japan; null for no limit.
    ADD COLUMN valid_from date,
    ADD COLUMN valid_until date,
    -- People of a contractor (委託事業者) accept and type; what decides is for an official.
    ADD COLUMN is_contractor boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT staff_term CHECK (valid_from <= valid_until),
    ADD CONSTRAINT staff_administrator_is_official CHECK (NOT (is_contractor AND 'administrator' = ANY (roles)));

-- The columns of the table as they are now; the text before kept those of its day.
CREATE OR REPLACE FUNCTION hitomado.staff_by_login(wanted text)
    RETURNS SETOF hitomado.staff
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hitomado, pg_temp
    BEGIN ATOMIC
        SELECT s.* FROM hitomado.staff AS s WHERE s.login = wanted AND s.deactivated_at IS NULL;
    END;

-- A contractor's person came upon an act that is an official's: open until an official has looked.
CREATE TABLE hitomado.official_call (
    municipality integer NOT NULL,
    official_call_id bigint GENERATED ALWAYS AS IDENTITY,
    office integer NOT NULL,
    act text NOT NULL CHECK (length(act) BETWEEN 1 AND 50),
    visit_id bigint,
    item_id bigint,
    called_at timestamptz NOT NULL,
    called_by text NOT NULL,
    answered_at timestamptz,
    answered_by text,
    PRIMARY KEY (municipality, official_call_id),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);
-- Pressing the button again calls nobody twice.
CREATE UNIQUE INDEX official_call_open ON hitomado.official_call
    (municipality, office, act, coalesce(visit_id, 0), coalesce(item_id, 0), called_by)
    WHERE answered_at IS NULL;
CALL hitomado.secure_table('hitomado.official_call');
GRANT SELECT, INSERT, UPDATE ON hitomado.official_call TO hitomado_office;
