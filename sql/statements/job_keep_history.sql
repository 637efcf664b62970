-- Makes the history's next partitions and drops the old ones; how many were dropped.
-- $1 days integer. Takes an advisory lock and, when it changes something, the history's tables; one row.
SELECT hitomado.keep_job_history($1::integer)
