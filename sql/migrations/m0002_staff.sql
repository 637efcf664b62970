-- Who may sign in, as what, where; and their sessions.

CREATE TABLE hitomado.staff (
    municipality integer NOT NULL,
    staff_id bigint GENERATED ALWAYS AS IDENTITY,
    login text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 100),
    roles text[] NOT NULL
        CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['concierge', 'clerk', 'center', 'administrator']),
    office integer NOT NULL,
    password_hash text NOT NULL CHECK (password_hash LIKE 'scrypt$%'),
    must_change_password boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_sign_in_at timestamptz,
    deactivated_at timestamptz,
    PRIMARY KEY (municipality, staff_id)
);
-- One name for a person in the whole installation: the sign-in page does not ask for a municipality.
CREATE UNIQUE INDEX staff_login ON hitomado.staff (login);
CALL hitomado.secure_table('hitomado.staff');
GRANT SELECT, INSERT, UPDATE ON hitomado.staff TO hitomado_office;

-- Only the hash of a session's token is kept, so that a stolen table opens no session.
CREATE TABLE hitomado.staff_session (
    municipality integer NOT NULL,
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    staff_id bigint NOT NULL,
    form_token text NOT NULL,
    language text NOT NULL DEFAULT 'ja' CHECK (language IN ('ja', 'en')),
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    -- Set while the screen is locked: the session shows nothing until the password is given again.
    locked_at timestamptz,
    PRIMARY KEY (municipality, token_hash),
    FOREIGN KEY (municipality, staff_id) REFERENCES hitomado.staff
);
CREATE UNIQUE INDEX staff_session_token ON hitomado.staff_session (token_hash);
CALL hitomado.secure_table('hitomado.staff_session');
GRANT SELECT, INSERT, UPDATE, DELETE ON hitomado.staff_session TO hitomado_office;

-- Attempts to sign in, by the hash of the name that was typed: a mistyped name can be a password.
CREATE TABLE hitomado.sign_in_attempt (
    login_hash bytea NOT NULL,
    at timestamptz NOT NULL,
    succeeded boolean NOT NULL
);
CREATE INDEX sign_in_attempt_recent ON hitomado.sign_in_attempt (login_hash, at);
GRANT SELECT, INSERT, DELETE ON hitomado.sign_in_attempt TO hitomado_office;

-- The two look-ups that happen before it is known for which municipality a request acts.
CREATE FUNCTION hitomado.staff_by_login(wanted text)
    RETURNS SETOF hitomado.staff
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hitomado, pg_temp
    BEGIN ATOMIC
        SELECT s.* FROM hitomado.staff AS s WHERE s.login = wanted AND s.deactivated_at IS NULL;
    END;
CREATE FUNCTION hitomado.session_by_token(wanted bytea)
    RETURNS SETOF hitomado.staff_session
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hitomado, pg_temp
    BEGIN ATOMIC
        SELECT s.* FROM hitomado.staff_session AS s WHERE s.token_hash = wanted;
    END;
REVOKE ALL ON FUNCTION hitomado.staff_by_login(text), hitomado.session_by_token(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hitomado.staff_by_login(text), hitomado.session_by_token(bytea)
    TO hitomado_office;
