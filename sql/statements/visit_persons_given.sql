-- The ids of everybody who is or was in a visit.
-- $1 municipality integer, $2 visit_id bigint. Leans on the primary key; locks nothing; one row a person.
SELECT person
FROM hitomado.visit_person_given
WHERE municipality = $1::integer AND visit_id = $2::bigint
ORDER BY 1
