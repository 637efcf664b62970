-- A parcel, held against others until the transaction ends.
-- $1 municipality integer, $2 parcel_id bigint. Locks the row; at most one row.
SELECT p.parcel_id, p.office, p.state, p.owner, p.due_at, p.begun_at
FROM hitomado.parcel AS p
WHERE p.municipality = $1::integer AND p.parcel_id = $2::bigint
FOR NO KEY UPDATE
