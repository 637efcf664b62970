-- Holds the seals of an office against others until the transaction ends, so that two cannot seal.
-- $1 municipality integer, $2 office integer. Takes an advisory lock; one row.
SELECT pg_advisory_xact_lock(hashtextextended(format('hitomado.closing %s %s', $1::integer, $2::integer), 0))
