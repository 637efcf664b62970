-- Gives entries of a visit's plan the fates again that they had before it was saved last.
-- $1 municipality integer, $2 visit_id bigint, $3 at timestamptz, $4 actor text. Leans on the primary keys; the caller has
-- locked the visit; one row an entry whose fate is another by now.
UPDATE hitomado.visit_item AS i
SET fate = w.fate, owner = w.owner, next_step = w.next_step, due_at = w.due_at, desk = w.desk, arrived_at = w.arrived_at,
    done_at = w.done_at, result = w.result, waits_for = w.waits_for, changed_at = $3::timestamptz, changed_by = $4::text
FROM hitomado.visit_undo AS u
CROSS JOIN LATERAL jsonb_populate_recordset(NULL::hitomado.visit_item, u.items) AS w
WHERE u.municipality = $1::integer AND u.visit_id = $2::bigint
    AND i.municipality = u.municipality AND i.visit_id = u.visit_id
    AND i.procedure = w.procedure AND i.people = w.people
    AND (i.fate, i.owner, i.next_step, i.due_at, i.desk, i.arrived_at, i.done_at, i.result, i.waits_for)
        IS DISTINCT FROM (w.fate, w.owner, w.next_step, w.due_at, w.desk, w.arrived_at, w.done_at, w.result, w.waits_for)
