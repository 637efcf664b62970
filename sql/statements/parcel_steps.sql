-- The steps of parcels in their order.
-- $1 municipality integer, $2 parcel_ids bigint[]. Leans on the key of parcel_step, locks nothing; one row a step.
SELECT s.parcel_id, s.step, s.done_at, s.done_by
FROM hitomado.parcel_step AS s
WHERE s.municipality = $1::integer AND s.parcel_id = ANY ($2::bigint[])
ORDER BY s.parcel_id, s.number
