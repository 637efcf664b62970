-- The visits of an office that have an entry at one of these desks, or at none of them, with the protection
-- switch asked now: what is to be done, and after it what was ended since a moment, each the latest first.
-- $1 municipality integer, $2 office integer, $3 desk text[] (Japanese names), $4 is_other boolean (true:
-- every desk but these), $5 ended_since timestamptz, $6 at_most integer, $7 visit_id bigint (null: every
-- visit). Leans on visit_item_at_desk, visit_item_ended_at_desk and the primary key of visit; locks nothing;
-- at most $6 rows.
WITH at_desk AS (
    SELECT vi.visit_id, true AS is_open, greatest(vi.arrived_at, vi.changed_at) AS at
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate = 'sent' AND vi.done_at IS NULL
        AND vi.desk IS NOT NULL AND vi.next_step <> 'guide'
        AND (vi.desk = ANY ($3::text[])) <> $4::boolean
        AND ($7::bigint IS NULL OR vi.visit_id = $7::bigint)
    UNION ALL
    SELECT vi.visit_id, false, vi.changed_at
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate <> 'sent' AND vi.desk IS NOT NULL
        AND vi.changed_at >= $5::timestamptz
        AND (vi.desk = ANY ($3::text[])) <> $4::boolean
        AND ($7::bigint IS NULL OR vi.visit_id = $7::bigint)
),
listed AS (
    SELECT v.visit_id, bool_or(d.is_open) AS is_open, max(d.at) AS at
    FROM at_desk AS d
    JOIN hitomado.visit AS v ON v.municipality = $1::integer AND v.visit_id = d.visit_id
    WHERE v.office = $2::integer
    GROUP BY v.visit_id
    ORDER BY bool_or(d.is_open) DESC, max(d.at) DESC, v.visit_id DESC
    LIMIT $6::integer
)
SELECT l.visit_id, hitomado.is_protected($1::integer, l.visit_id)
FROM listed AS l
ORDER BY l.is_open DESC, l.at DESC, l.visit_id DESC
