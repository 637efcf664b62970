-- Writes entries of a visit's plan with their fates; those that are there already get the new fate.
-- $1 municipality integer, $2 visit_id bigint, $3 procedure text[], $4 people text[] (array literals),
-- $5 position integer[], $6 code text[], $7 fate text[], $8 owner text[], $9 next_step text[],
-- $10 due_at timestamptz[], $11 desk text[], $12 arrived_at timestamptz[], $13 done_at timestamptz[],
-- $14 result text[], $15 item_id bigint[], $16 changed_at timestamptz[], $17 changed_by text[],
-- $18 waits_for text[] (array literals).
-- Leans on the primary key; the caller has locked the visit or made it; one row an entry.
INSERT INTO hitomado.visit_item
    (municipality, visit_id, procedure, people, position, code, fate, owner, next_step, due_at,
    desk, arrived_at, done_at, result, item_id, changed_at, changed_by, waits_for)
SELECT $1::integer, $2::bigint, w.procedure, w.people::text[], w.position, w.code,
    w.fate::hitomado.fate, w.owner, w.next_step, w.due_at, w.desk, w.arrived_at, w.done_at,
    w.result, w.item_id, w.changed_at, w.changed_by, w.waits_for::text[]
FROM unnest(
    $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::timestamptz[], $11::text[], $12::timestamptz[], $13::timestamptz[], $14::text[], $15::bigint[],
    $16::timestamptz[], $17::text[], $18::text[]
) AS w (procedure, people, position, code, fate, owner, next_step, due_at, desk, arrived_at, done_at,
    result, item_id, changed_at, changed_by, waits_for)
ON CONFLICT (municipality, visit_id, procedure, people) DO UPDATE
SET position = EXCLUDED.position,
    code = EXCLUDED.code,
    fate = EXCLUDED.fate,
    owner = EXCLUDED.owner,
    next_step = EXCLUDED.next_step,
    due_at = EXCLUDED.due_at,
    desk = EXCLUDED.desk,
    arrived_at = EXCLUDED.arrived_at,
    done_at = EXCLUDED.done_at,
    result = EXCLUDED.result,
    item_id = EXCLUDED.item_id,
    changed_at = EXCLUDED.changed_at,
    changed_by = EXCLUDED.changed_by,
    waits_for = EXCLUDED.waits_for
