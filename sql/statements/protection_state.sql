-- The protection switch for a visit, asked at the moment of an output.
-- $1 municipality integer, $2 visit_id bigint. Leans on protection_of_visit, visit_person's primary key and
-- protection_of_person; locks nothing; one row.
SELECT hitomado.is_protected($1::integer, $2::bigint)
