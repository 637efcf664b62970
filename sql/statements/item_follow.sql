-- Lets items that have not left follow a correction: their records of this attempt, and checks given anew.
-- $1 municipality integer, $2 item_id bigint[], $3 record text[], $4 household text[] (null: as before),
-- $5 actor text, $6 checks integer[] (at least). Leans on the primary keys; the caller has locked the items; one row each.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), wanted AS MATERIALIZED (
    SELECT i.municipality, i.item_id, i.attempt, i.state, w.record, w.household, w.checks
    FROM unnest($2::bigint[], $3::text[], $4::text[], $6::integer[]) AS w (item_id, record, household, checks)
    JOIN hitomado.item AS i ON i.municipality = $1::integer AND i.item_id = w.item_id
), recorded AS (
    UPDATE hitomado.item_record AS r
    SET record = w.record, household = coalesce(w.household, r.household), made_at = moment.at,
        made_by = $5::text
    FROM wanted AS w
    CROSS JOIN moment
    WHERE r.municipality = w.municipality AND r.item_id = w.item_id AND r.attempt = w.attempt
), unchecked AS (
    UPDATE hitomado.item AS i
    SET checked_by = NULL, second_checked_by = NULL, checks_needed = greatest(i.checks_needed, w.checks)
    FROM wanted AS w
    WHERE i.municipality = w.municipality AND i.item_id = w.item_id
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT w.municipality, w.item_id, w.attempt, w.state, moment.at, $5::text, 'corrected-before'
FROM wanted AS w
CROSS JOIN moment
