-- The age of the oldest open item in seconds, and how many open items are due soon or overdue.
-- $1 soon timestamptz. Reads all items once; locks nothing; one row.
SELECT coalesce(floor(extract(epoch FROM now() - min(filed_at))), 0)::bigint,
    count(*) FILTER (WHERE due_at >= now() AND due_at < $1::timestamptz),
    count(*) FILTER (WHERE due_at < now())
FROM hitomado.item
WHERE state NOT IN ('done', 'withdrawn')
