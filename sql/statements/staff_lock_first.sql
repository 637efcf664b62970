-- Keeps two first starts from making two first administrators: the second waits here.
-- $1 municipality integer. An advisory lock until the transaction ends; one row.
SELECT pg_advisory_xact_lock(hashtext('hitomado.staff'), $1::integer)
