-- The numbers of a bundle and its items, and of a new visit where one is wanted.
-- $1 new_visit boolean, $2 items integer. Leans on the sequences, locks nothing, one row.
SELECT CASE WHEN $1::boolean THEN nextval('hitomado.visit_number') END,
    nextval('hitomado.bundle_number'),
    ARRAY(SELECT nextval('hitomado.item_number') FROM generate_series(1, $2::integer))
