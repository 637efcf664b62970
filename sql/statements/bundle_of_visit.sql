-- The bundles of a visit with their receipts, the oldest first.
-- $1 municipality integer, $2 visit_id bigint. Leans on bundle_of_visit; locks nothing.
SELECT bundle_id, submission_key, lane::text, receipt, received_at, filed_at, filed_by
FROM hitomado.bundle
WHERE municipality = $1::integer AND visit_id = $2::bigint
ORDER BY bundle_id
