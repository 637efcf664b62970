-- Since when the database is for practice alone; null where it is none.
-- No parameters. Leans on nothing, locks nothing, one row.
SELECT (SELECT p.since FROM hitomado.practice AS p)
