-- Who has how much in hand in an office: members of whatever office and standing, so that nobody's things are lost.
-- $1 municipality integer, $2 office integer. Leans on visit_open and the keys; locks nothing; a row a member.
SELECT s.staff_id, count(*) FILTER (WHERE h.kind = 'visit'), count(*) FILTER (WHERE h.kind = 'draft')
FROM (
    SELECT s.staff_id, 'visit' AS kind
    FROM hitomado.visit AS v
    JOIN hitomado.staff AS s ON s.municipality = v.municipality AND s.login = v.clerk
    WHERE v.municipality = $1::integer AND v.office = $2::integer AND v.state IN ('at-desk', 'filed')
    UNION ALL
    SELECT d.staff_id, 'draft'
    FROM hitomado.visit AS v
    JOIN hitomado.visit_draft AS d ON d.municipality = v.municipality AND d.visit_id = v.visit_id
    WHERE v.municipality = $1::integer AND v.office = $2::integer AND d.typed IS NOT NULL
        AND v.state IN ('waiting', 'at-desk', 'filed')
) AS h
JOIN hitomado.staff AS s ON s.municipality = $1::integer AND s.staff_id = h.staff_id
GROUP BY s.staff_id
ORDER BY s.staff_id
