-- Removes everything of a database for practice; fails on a real one. For its owner.
-- No parameters. Locks all tables, one row.
SELECT hitomado.drop_practice()
