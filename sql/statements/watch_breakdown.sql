-- How many items stand where: open ones, and those that ended since a moment.
-- $1 municipality integer, $2 since timestamptz, $3 now timestamptz, $4 soon timestamptz.
-- Reads the municipality's items once; locks nothing; one row a system, lane, office and state.
SELECT system, lane::text, office,
    CASE WHEN state = 'held' AND checked_by IS NOT NULL THEN 'held-second' ELSE state::text END AS standing,
    count(*),
    extract(epoch FROM $3::timestamptz - min(filed_at))::bigint,
    count(*) FILTER (
        WHERE state NOT IN ('done', 'withdrawn') AND due_at >= $3::timestamptz AND due_at < $4::timestamptz
    ),
    count(*) FILTER (WHERE state NOT IN ('done', 'withdrawn') AND due_at < $3::timestamptz)
FROM hitomado.item
WHERE municipality = $1::integer
    AND (state NOT IN ('done', 'withdrawn') OR state_at >= $2::timestamptz)
GROUP BY system, lane, office, standing
ORDER BY system, lane, office, standing
