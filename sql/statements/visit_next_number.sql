-- The number of a new visit.
-- No parameters. Leans on the sequence, locks nothing, one row.
SELECT nextval('hitomado.visit_number')
