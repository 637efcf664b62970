-- Answers a send-back: the item's next attempt with a new record.
-- $1 municipality integer, $2 item_id bigint, $3 attempt smallint (the one sent back), $4 record text,
-- $5 state text, $6 due_at timestamptz, $7 actor text, $8 household text (null: as before),
-- $9 checks smallint (at least). Leans on the primary keys; the caller has locked the item; one row.
WITH moment AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), corrected AS (
    UPDATE hitomado.item AS i
    SET attempt = i.attempt + 1, state = $5::text::hitomado.item_state, state_at = moment.at,
        due_at = $6::timestamptz, lot_id = NULL, checked_by = NULL, second_checked_by = NULL,
        checks_needed = greatest(i.checks_needed, $9::smallint)
    FROM moment
    WHERE i.municipality = $1::integer AND i.item_id = $2::bigint AND i.attempt = $3::smallint
        AND i.state = 'sent-back'
    RETURNING i.municipality, i.item_id, i.attempt, i.state
), recorded AS (
    INSERT INTO hitomado.item_record
        (municipality, item_id, attempt, record, household, made_at, made_by)
    SELECT municipality, item_id, attempt, $4::text, $8::text, moment.at, $7::text
    FROM corrected
    CROSS JOIN moment
), ended AS (
    UPDATE hitomado.send_back AS s
    SET ended_at = moment.at, ended_by = $7::text, ending = 'corrected'
    FROM corrected
    CROSS JOIN moment
    WHERE s.municipality = corrected.municipality AND s.item_id = corrected.item_id
        AND s.attempt = $3::smallint
)
INSERT INTO hitomado.item_event (municipality, item_id, attempt, state, at, actor, reason)
SELECT municipality, item_id, attempt, state, moment.at, $7::text, 'corrected'
FROM corrected
CROSS JOIN moment
