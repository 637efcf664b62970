-- The next audit rows to seal: no running transaction can still commit one before them.
-- $1 at_most integer. Leans on audit_link_order and audit_unsealed; locks nothing; at most $1 rows.
WITH last AS MATERIALIZED (
    SELECT transaction_id, audit_id
    FROM hitomado.audit_link
    ORDER BY transaction_id DESC, audit_id DESC
    LIMIT 1
)
SELECT a.municipality, a.audit_id, a.transaction_id::text, a.at, a.actor, a.office, a.purpose, a.act,
    a.visit_id, a.lot_id, a.item_ids, a.refused, a.appointment
FROM hitomado.audit AS a
WHERE a.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    AND (a.transaction_id, a.audit_id) > (
        coalesce((SELECT transaction_id FROM last), '0'::xid8),
        coalesce((SELECT audit_id FROM last), 0)
    )
ORDER BY a.transaction_id, a.audit_id
LIMIT $1::integer
