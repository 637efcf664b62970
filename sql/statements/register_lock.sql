-- Holds a municipality's register against another import.
-- $1 municipality integer. Leans on nothing; an advisory lock until the end of the transaction.
SELECT pg_advisory_xact_lock(hashtext('hitomado.register'), $1::integer)
