-- Begins a parcel of an office.
-- $1 municipality integer, $2 office integer, $3 actor text, $4 at timestamptz. Leans on parcel_packing, so that two at
-- once make one; one row.
INSERT INTO hitomado.parcel (municipality, office, state, owner, begun_at)
VALUES ($1::integer, $2::integer, 'packing', $3::text, $4::timestamptz)
RETURNING parcel_id, office, state, owner, due_at, begun_at
