-- Parcels, those that are not over first, then the newest.
-- $1 municipality integer, $2 office integer or null for all, $3 parcel_id bigint or null for all, $4 most rows integer.
-- Leans on parcel_of_office, locks nothing.
SELECT p.parcel_id, p.office, p.state, p.owner, p.due_at, p.begun_at
FROM hitomado.parcel AS p
WHERE p.municipality = $1::integer AND ($2::integer IS NULL OR p.office = $2::integer)
    AND ($3::bigint IS NULL OR p.parcel_id = $3::bigint)
ORDER BY p.state IN ('received', 'returned'), p.parcel_id DESC
LIMIT $4::integer
