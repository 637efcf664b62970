-- The certificates of a visit in the order of their numbers.
-- $1 municipality integer, $2 visit_id bigint. Leans on the key of certificate, locks nothing; at most 100 rows.
SELECT c.number, c.kind, c.person, c.fee_yen, c.requester, c.mandate_seen, c.state, c.serial, c.requested_at,
    c.requested_by, c.recipient, c.cancelled_because, c.changed_at, c.changed_by
FROM hitomado.certificate AS c
WHERE c.municipality = $1::integer AND c.visit_id = $2::bigint
ORDER BY c.number
