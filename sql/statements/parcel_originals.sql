-- The papers of parcels in their order, those that were taken out again among them.
-- $1 municipality integer, $2 parcel_ids bigint[]. Leans on the key of parcel_original, locks nothing; at most 100 rows a
-- parcel.
SELECT o.parcel_id, o.number, o.visit_id, o.item_id, o.kind, o.sheets, o.packed_at, o.packed_by, o.out_at IS NOT NULL,
    o.arrived, o.settled_at, o.settled_by, o.settled_because
FROM hitomado.parcel_original AS o
WHERE o.municipality = $1::integer AND o.parcel_id = ANY ($2::bigint[])
ORDER BY o.parcel_id, o.number
