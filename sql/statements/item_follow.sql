-- Lets items say what a correction of another one makes of them: what waits and has not left with this
-- attempt, and its checks are given anew; whatever else with its next attempt, should there be one.
-- $1 municipality integer, $2 item_id bigint[], $3 record text[], $4 household text[] (null: as before),
-- $5 actor text, $6 checks integer[] (at least). Leans on the primary keys; the caller has locked the items;
-- one row an item that waits or was sent back.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), wanted AS MATERIALIZED (
    SELECT i.municipality, i.item_id, i.attempt, i.state, w.record, w.household, w.checks,
        -- What was checked and is on its way waits for nothing that would have it checked again.
        i.state IN ('accepted', 'held', 'blocked')
            OR i.state = 'ready' AND i.checks_needed = 0 AND w.checks = 0 AS waits
    FROM unnest($2::bigint[], $3::text[], $4::text[], $6::integer[]) AS w (item_id, record, household, checks)
    JOIN hitomado.item AS i ON i.municipality = $1::integer AND i.item_id = w.item_id
), recorded AS (
    INSERT INTO hitomado.item_record AS r
        (municipality, item_id, attempt, record, household, made_at, made_by)
    SELECT w.municipality, w.item_id, w.attempt + CASE WHEN w.waits THEN 0 ELSE 1 END, w.record,
        w.household, moment.at, $5::text
    FROM wanted AS w
    CROSS JOIN moment
    ON CONFLICT (municipality, item_id, attempt) DO UPDATE
    SET record = EXCLUDED.record, household = coalesce(EXCLUDED.household, r.household),
        made_at = EXCLUDED.made_at, made_by = EXCLUDED.made_by
), renewed AS (
    -- What was made for the next attempt before would turn that back.
    UPDATE hitomado.item_record AS r
    SET record = w.record, household = coalesce(w.household, r.household), made_at = moment.at,
        made_by = $5::text
    FROM wanted AS w
    CROSS JOIN moment
    WHERE w.waits AND r.municipality = w.municipality AND r.item_id = w.item_id
        AND r.attempt = w.attempt + 1
), unchecked AS (
    UPDATE hitomado.item AS i
    SET checked_by = NULL, second_checked_by = NULL, checks_needed = greatest(i.checks_needed, w.checks)
    FROM wanted AS w
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id AND w.waits
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT w.municipality, w.item_id, w.attempt, w.state, moment.at, $5::text, 'corrected-before'
FROM wanted AS w
CROSS JOIN moment
WHERE w.waits OR w.state = 'sent-back'
