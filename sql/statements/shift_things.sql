-- What a member of the staff has in hand in an office: called visits with their send-backs, and drafts; nothing here
-- says who it is.
-- $1 municipality integer, $2 office integer, $3 staff_id bigint, $4 login text, $5 due_by timestamptz, $6 at_most
-- integer. Leans on visit_open, the key of visit_draft and item_of_visit; locks nothing; at most $6 rows.
SELECT 'visit', v.visit_id, v.state::text, coalesce(v.called_at, v.opened_at),
    hitomado.is_protected(v.municipality, v.visit_id), b.returned, b.due
FROM hitomado.visit AS v
CROSS JOIN LATERAL (
    SELECT count(*) AS returned, count(*) FILTER (WHERE sb.due_at < $5::timestamptz) AS due
    FROM hitomado.item AS i
    JOIN hitomado.send_back AS sb
        ON sb.municipality = i.municipality AND sb.item_id = i.item_id AND sb.ended_at IS NULL
    WHERE i.municipality = v.municipality AND i.visit_id = v.visit_id
) AS b
WHERE v.municipality = $1::integer AND v.office = $2::integer AND v.clerk = $4::text
    AND v.state IN ('at-desk', 'filed')
UNION ALL
SELECT 'draft', v.visit_id, v.state::text, d.typed_at, hitomado.is_protected(v.municipality, v.visit_id), 0, 0
FROM hitomado.visit AS v
JOIN hitomado.visit_draft AS d ON d.municipality = v.municipality AND d.visit_id = v.visit_id
WHERE v.municipality = $1::integer AND v.office = $2::integer AND v.state IN ('waiting', 'at-desk', 'filed')
    AND d.staff_id = $3::bigint AND d.typed IS NOT NULL
ORDER BY 1 DESC, 2
LIMIT $6::integer
