-- Holds the book of a desk against others who open slots in it, until the transaction ends.
-- $1 municipality integer, $2 office integer, $3 desk text. Takes an advisory lock; one row.
SELECT pg_advisory_xact_lock(
    hashtextextended(format('hitomado.slot %s %s %s', $1::integer, $2::integer, $3::text), 0)
)
