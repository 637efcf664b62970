-- What happened to a filed item, the oldest first, with what was written at its send-backs.
-- $1 municipality integer, $2 item_id bigint, $3 at_most integer. Leans on the primary keys of item_event
-- and send_back; locks nothing; at most $3 rows.
SELECT e.at, e.attempt, e.state::text, e.actor, e.reason, s.remark
FROM hitomado.item_event AS e
LEFT JOIN hitomado.send_back AS s
    ON e.state = 'sent-back' AND s.municipality = e.municipality AND s.item_id = e.item_id
        AND s.attempt = e.attempt AND s.reason = e.reason
WHERE e.municipality = $1::integer AND e.item_id = $2::bigint
ORDER BY e.event_id
LIMIT $3::integer
