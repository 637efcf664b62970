-- Keeps a visit as it stands, before it is saved over, in place of what was kept before.
-- $1 municipality integer, $2 visit_id bigint, $3 at timestamptz, $4 actor text. Leans on the primary keys; the caller
-- has locked the visit; one row.
INSERT INTO hitomado.visit_undo (municipality, visit_id, version, household, record, circumstances, items, saved_at,
    saved_by)
SELECT v.municipality, v.visit_id, v.version + 1, v.household, v.record, v.circumstances,
    coalesce((
        SELECT jsonb_agg(to_jsonb(i))
        FROM hitomado.visit_item AS i
        WHERE i.municipality = v.municipality AND i.visit_id = v.visit_id
    ), '[]'), $3::timestamptz, $4::text
FROM hitomado.visit AS v
WHERE v.municipality = $1::integer AND v.visit_id = $2::bigint
ON CONFLICT (municipality, visit_id) DO UPDATE
SET version = EXCLUDED.version, household = EXCLUDED.household, record = EXCLUDED.record,
    circumstances = EXCLUDED.circumstances, items = EXCLUDED.items, saved_at = EXCLUDED.saved_at,
    saved_by = EXCLUDED.saved_by
