-- The parcel that an office packs, held against others until the transaction ends.
-- $1 municipality integer, $2 office integer. Leans on parcel_packing, locks the row; at most one row.
SELECT p.parcel_id, p.office, p.state, p.owner, p.due_at, p.begun_at
FROM hitomado.parcel AS p
WHERE p.municipality = $1::integer AND p.office = $2::integer AND p.state = 'packing'
FOR NO KEY UPDATE
