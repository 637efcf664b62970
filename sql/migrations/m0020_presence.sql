-- Who has a visit open at a screen.

-- A page renews its row while it stands there; a row that nobody renewed says nothing, and is cleared by the worker.
CREATE TABLE hitomado.visit_presence (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (municipality, visit_id, staff_id),
    FOREIGN KEY (municipality, visit_id) REFERENCES hitomado.visit,
    FOREIGN KEY (municipality, staff_id) REFERENCES hitomado.staff
);
CREATE INDEX visit_presence_by_age ON hitomado.visit_presence (seen_at);
CALL hitomado.secure_table('hitomado.visit_presence');
GRANT SELECT, INSERT, UPDATE ON hitomado.visit_presence TO hitomado_office;
GRANT SELECT (seen_at), DELETE ON hitomado.visit_presence TO hitomado_center;
