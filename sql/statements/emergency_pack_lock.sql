-- Holds an office's pack of a day against others who print it, until the transaction ends.
-- $1 municipality integer, $2 office integer, $3 pack_day date. Takes an advisory lock; one row.
SELECT pg_advisory_xact_lock(
    hashtextextended(format('hitomado.emergency %s %s %s', $1::integer, $2::integer, $3::date), 0)
)
