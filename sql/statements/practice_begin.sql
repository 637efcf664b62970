-- Makes an empty database one for practice; nothing where it is one already. For its owner.
-- No parameters. Locks the tables of what is filed, one row.
SELECT hitomado.begin_practice()
