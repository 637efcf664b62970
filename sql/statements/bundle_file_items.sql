-- Writes the items of a bundle, their records, their first events and what they come after.
-- $1 municipality integer, $2 bundle_id bigint, $3 visit_id bigint, $4 office integer, $5 lane text,
-- $6 received_at timestamptz, $7 filed_at timestamptz, $8 filed_by text, $9 item_id bigint[],
-- $10 procedure text[], $11 code text[], $12 system text[], $13 people text[] (array literals),
-- $14 state text[], $15 waiting_for smallint[], $16 checks_needed smallint[], $17 due_at timestamptz[],
-- $18 record text[], $19 later item_id bigint[], $20 after_item bigint[].
-- Leans on nothing, locks nothing; one row for each pair of $19 and $20.
WITH wanted AS MATERIALIZED (
    SELECT item_id, procedure, code, system, people::text[] AS people, state::hitomado.item_state AS state,
        waiting_for, checks_needed, due_at, record
    FROM unnest(
        $9::bigint[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::smallint[],
        $16::smallint[], $17::timestamptz[], $18::text[]
    ) AS w (item_id, procedure, code, system, people, state, waiting_for, checks_needed, due_at, record)
), filed AS (
    INSERT INTO hitomado.item
        (municipality, item_id, bundle_id, visit_id, office, lane, procedure, code, system, people, state,
        waiting_for, checks_needed, due_at, received_at, filed_at, state_at)
    SELECT $1::integer, item_id, $2::bigint, $3::bigint, $4::integer, $5::text::hitomado.lane, procedure,
        code, system, people, state, waiting_for, checks_needed, due_at, $6::timestamptz,
        $7::timestamptz, $7::timestamptz
    FROM wanted
), recorded AS (
    INSERT INTO hitomado.item_record (municipality, item_id, attempt, record, made_at, made_by)
    SELECT $1::integer, item_id, 1, record, $7::timestamptz, $8::text
    FROM wanted
), told AS (
    INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor)
    SELECT $1::integer, item_id, 1, state, $7::timestamptz, $8::text
    FROM wanted
)
INSERT INTO hitomado.item_after (municipality, item_id, after_item)
SELECT $1::integer, pair.item_id, pair.after_item
FROM unnest($19::bigint[], $20::bigint[]) AS pair (item_id, after_item)
