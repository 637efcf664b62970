-- What a visit was before it was saved as a version, with when and by whom it was saved.
-- $1 municipality integer, $2 visit_id bigint, $3 version integer. Leans on the primary key, locks nothing, at most one
-- row; none once something of the visit was filed.
SELECT u.household::text, u.record::text, u.circumstances::text, u.saved_at, u.saved_by
FROM hitomado.visit_undo AS u
WHERE u.municipality = $1::integer AND u.visit_id = $2::bigint AND u.version = $3::integer
    AND NOT EXISTS (
        SELECT FROM hitomado.visit_item AS i
        WHERE i.municipality = u.municipality AND i.visit_id = u.visit_id AND i.item_id IS NOT NULL
    )
