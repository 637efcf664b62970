-- The entries of visits of which something was filed, done or printed on a day, as an office has them.
-- $1 municipality integer, $2 office integer, $3 from timestamptz, $4 until timestamptz (the day). Leans on
-- visit_item_settled, form_print_by_time and the keys; locks nothing; some rows a visit.
WITH touched AS (
    SELECT vi.visit_id
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate IN ('filed', 'done-at-counter')
        AND vi.changed_at >= $3::timestamptz AND vi.changed_at < $4::timestamptz
    UNION
    SELECT p.visit_id
    FROM hitomado.form_print AS p
    WHERE p.municipality = $1::integer AND p.printed_at >= $3::timestamptz AND p.printed_at < $4::timestamptz
)
SELECT vi.visit_id, vi.procedure, vi.people, vi.code, vi.fate IN ('filed', 'done-at-counter'), vi.changed_at
FROM touched AS t
JOIN hitomado.visit AS v ON v.municipality = $1::integer AND v.visit_id = t.visit_id
JOIN hitomado.visit_item AS vi ON vi.municipality = v.municipality AND vi.visit_id = v.visit_id
WHERE v.office = $2::integer
ORDER BY vi.visit_id, vi.position
