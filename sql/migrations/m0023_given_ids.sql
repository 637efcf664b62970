-- An id of a person is given once in a visit.

-- The ids that persons of a visit have or had; only added to, so that nothing that was decided, paid or sent about
-- somebody who has left becomes somebody else's.
CREATE TABLE hitomado.visit_person_given (
    municipality integer NOT NULL,
    visit_id bigint NOT NULL,
    person text NOT NULL,
    PRIMARY KEY (municipality, visit_id, person)
);
CALL hitomado.secure_table('hitomado.visit_person_given');
GRANT SELECT, INSERT ON hitomado.visit_person_given TO hitomado_office, hitomado_center;

INSERT INTO hitomado.visit_person_given (municipality, visit_id, person)
SELECT municipality, visit_id, person COLLATE "C" FROM hitomado.visit_person
UNION
SELECT municipality, visit_id, unnest(people) COLLATE "C" FROM hitomado.visit_item
UNION
SELECT municipality, visit_id, person FROM hitomado.certificate
UNION
SELECT b.municipality, b.visit_id, (person ->> 'id') COLLATE "C"
FROM hitomado.bundle AS b
CROSS JOIN LATERAL json_array_elements(b.packet::json -> 'household' -> 'people') AS person;
