-- Items that wait for a person: held, sent back or blocked, the most urgent first.
-- $1 municipality integer (null: all), $2 state text (null: all), $3 office integer (null: all), $4 at_most integer.
-- Leans on item_attention_due and visit_item's primary key; locks nothing; at most $4 rows.
SELECT a.municipality, a.item_id, a.state::text, a.due_at, i.attempt, i.office, i.procedure, i.code,
    i.people, i.system, i.lane::text, i.visit_id, i.checks_needed, i.checked_by, i.second_checked_by,
    ARRAY(
        -- What the counter has not done yet for the same persons; the catalog knows whether it matters.
        SELECT vi.procedure
        FROM hitomado.visit_item AS vi
        WHERE vi.municipality = i.municipality AND vi.visit_id = i.visit_id AND vi.item_id IS NULL
            AND vi.done_at IS NULL AND vi.fate IN ('open', 'paper-missing', 'sent', 'undecided')
            AND (vi.people = '{}' OR i.people = '{}' OR vi.people && i.people)
        ORDER BY vi.position
    )
FROM hitomado.item_attention AS a
JOIN hitomado.item AS i ON i.municipality = a.municipality AND i.item_id = a.item_id
WHERE ($1::integer IS NULL OR a.municipality = $1::integer)
    AND ($2::text IS NULL OR a.state = $2::text::hitomado.item_state)
    AND ($3::integer IS NULL OR a.office = $3::integer)
ORDER BY a.due_at, a.item_id
LIMIT $4::integer
