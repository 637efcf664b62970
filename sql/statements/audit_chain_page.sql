-- The links of all chains with the rows that they seal, a page at a time; a missing row has no actor.
-- $1 municipality integer and $2 position bigint of the last row of the page before, $3 at_most integer.
-- Leans on the primary keys of audit_link and audit; locks nothing; at most $3 rows.
SELECT l.municipality, l.position, l.hash, l.audit_id, l.transaction_id::text, a.at, a.actor, a.office,
    a.purpose, a.act, a.visit_id, a.lot_id, a.item_ids, a.refused, a.appointment
FROM hitomado.audit_link AS l
LEFT JOIN hitomado.audit AS a
    ON a.municipality = l.municipality AND a.audit_id = l.audit_id
        AND a.transaction_id = l.transaction_id
WHERE (l.municipality, l.position) > ($1::integer, $2::bigint)
ORDER BY l.municipality, l.position
LIMIT $3::integer
