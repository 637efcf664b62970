-- Notes a step of an entry at a desk.
-- $1 municipality integer, $2 visit_id bigint, $3 procedure text, $4 people text[], $5 desk text,
-- $6 step text, $7 to_desk text, $8 result text, $9 note text, $10 before_step text,
-- $11 before_due_at timestamptz, $12 before_arrived_at timestamptz, $13 released bigint[],
-- $14 stepped_at timestamptz, $15 stepped_by text. The caller has locked the visit; one row.
INSERT INTO hitomado.desk_step
    (municipality, visit_id, procedure, people, desk, step, to_desk, result, note, before_step,
    before_due_at, before_arrived_at, released, stepped_at, stepped_by)
VALUES ($1::integer, $2::bigint, $3::text, $4::text[], $5::text, $6::text, $7::text, $8::text,
    $9::text, $10::text, $11::timestamptz, $12::timestamptz, $13::bigint[], $14::timestamptz,
    $15::text)
