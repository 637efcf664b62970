-- Every entry of the plans of visits with its fate and, where it was filed, how its item stands.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on the primary keys of visit_item, item and
-- send_back; locks nothing; one row an entry, in the order of each plan.
SELECT vi.visit_id, vi.procedure, vi.people, vi.position, vi.code, vi.fate::text, vi.owner,
    vi.next_step, vi.due_at, vi.desk, vi.arrived_at, vi.done_at, vi.waits_for, vi.result, vi.item_id, vi.changed_at,
    vi.changed_by,
    i.state::text, i.attempt, i.due_at, i.state_at, i.system, i.lane::text, i.checks_needed,
    hitomado.checks_given(i.checked_by, i.second_checked_by), s.owner
FROM hitomado.visit_item AS vi
LEFT JOIN hitomado.item AS i ON i.municipality = vi.municipality AND i.item_id = vi.item_id
LEFT JOIN hitomado.send_back AS s
    ON i.state = 'sent-back' AND s.municipality = i.municipality AND s.item_id = i.item_id
        AND s.attempt = i.attempt
WHERE vi.municipality = $1::integer AND vi.visit_id = ANY ($2::bigint[])
ORDER BY vi.visit_id, vi.position, vi.procedure, vi.people
