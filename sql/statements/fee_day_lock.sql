-- Holds an office's day against others who enter fees, until the transaction ends; numbers have no gap.
-- $1 municipality integer, $2 office integer, $3 on_day date. Takes an advisory lock; one row.
SELECT pg_advisory_xact_lock(
    hashtextextended(format('hitomado.fee %s %s %s', $1::integer, $2::integer, $3::date), 0)
)
