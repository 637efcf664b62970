-- How many entries wait at each desk of an office, by their Japanese names; nothing here says who they are.
-- $1 municipality integer, $2 office integer, $3 now timestamptz. Leans on visit_item_at_desk and the
-- primary key of visit; locks nothing; one row a desk that has something.
SELECT vi.desk, count(*) FILTER (WHERE vi.arrived_at IS NULL OR vi.next_step IN ('bring-paper', 'call')),
    count(*) FILTER (WHERE vi.arrived_at IS NOT NULL AND vi.next_step NOT IN ('bring-paper', 'call')),
    count(*) FILTER (WHERE vi.due_at < $3::timestamptz)
FROM hitomado.visit_item AS vi
JOIN hitomado.visit AS v ON v.municipality = vi.municipality AND v.visit_id = vi.visit_id
WHERE vi.municipality = $1::integer AND v.office = $2::integer
    AND vi.fate = 'sent' AND vi.done_at IS NULL AND vi.desk IS NOT NULL AND vi.next_step <> 'guide'
GROUP BY vi.desk
ORDER BY vi.desk
