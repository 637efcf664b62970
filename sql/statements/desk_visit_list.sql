-- The visits of an office that have an entry at one of these desks, or at none of them, with the protection
-- switch asked now: what is to be done, and what was ended since a moment.
-- $1 municipality integer, $2 office integer, $3 desk text[] (Japanese names), $4 is_other boolean (true:
-- every desk but these), $5 ended_since timestamptz, $6 at_most integer. Leans on visit_item_at_desk,
-- visit_item_ended_at_desk and the primary key of visit; locks nothing; at most $6 rows.
WITH at_desk AS (
    SELECT vi.visit_id
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate = 'sent' AND vi.done_at IS NULL
        AND vi.desk IS NOT NULL AND vi.next_step <> 'guide'
        AND (vi.desk = ANY ($3::text[])) <> $4::boolean
    UNION
    SELECT vi.visit_id
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate <> 'sent' AND vi.desk IS NOT NULL
        AND vi.changed_at >= $5::timestamptz
        AND (vi.desk = ANY ($3::text[])) <> $4::boolean
)
SELECT v.visit_id, hitomado.is_protected(v.municipality, v.visit_id)
FROM at_desk AS d
JOIN hitomado.visit AS v ON v.municipality = $1::integer AND v.visit_id = d.visit_id
WHERE v.office = $2::integer
ORDER BY v.visit_id
LIMIT $6::integer
