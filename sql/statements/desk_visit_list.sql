-- The visits of an office that have an entry at one of these desks, or at none of them, with the protection
-- switch asked now: what is to be done, and after it what was ended since a moment. Of what is to be done
-- the latest and the longest overdue come first in turn, so that a list that is cut lacks neither.
-- $1 municipality integer, $2 office integer, $3 desk text[] (Japanese names), $4 is_other boolean (true:
-- every desk but these), $5 ended_since timestamptz, $6 at_most integer, $7 visit_id bigint (null: every
-- visit), $8 now timestamptz. Leans on visit_item_at_desk, visit_item_ended_at_desk and the primary key of visit; locks nothing;
-- at most $6 rows.
WITH at_desk AS (
    SELECT vi.visit_id, true AS is_open, greatest(vi.arrived_at, vi.changed_at) AS at,
        vi.due_at
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate = 'sent' AND vi.done_at IS NULL
        AND vi.desk IS NOT NULL AND vi.next_step <> 'guide'
        AND (vi.desk = ANY ($3::text[])) <> $4::boolean
        AND ($7::bigint IS NULL OR vi.visit_id = $7::bigint)
    UNION ALL
    SELECT vi.visit_id, false, vi.changed_at, NULL
    FROM hitomado.visit_item AS vi
    WHERE vi.municipality = $1::integer AND vi.fate <> 'sent' AND vi.desk IS NOT NULL
        AND vi.changed_at >= $5::timestamptz
        AND (vi.desk = ANY ($3::text[])) <> $4::boolean
        AND ($7::bigint IS NULL OR vi.visit_id = $7::bigint)
),
ranked AS (
    SELECT v.visit_id, bool_or(d.is_open) AS is_open,
        row_number() OVER (ORDER BY max(d.at) DESC, v.visit_id DESC) AS newest,
        CASE WHEN min(d.due_at) < $8::timestamptz
            THEN row_number() OVER (ORDER BY min(d.due_at), v.visit_id) END AS pressing
    FROM at_desk AS d
    JOIN hitomado.visit AS v ON v.municipality = $1::integer AND v.visit_id = d.visit_id
    WHERE v.office = $2::integer
    GROUP BY v.visit_id
)
SELECT r.visit_id, hitomado.is_protected($1::integer, r.visit_id)
FROM ranked AS r
ORDER BY r.is_open DESC, least(r.newest, r.pressing), r.newest
LIMIT $6::integer
