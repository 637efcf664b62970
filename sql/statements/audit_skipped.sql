-- How many audit rows lie before the last sealed one and have no link: written later than they say.
-- No parameters; leans on audit_unsealed and audit_link_order; locks nothing; one row.
SELECT count(*)
FROM hitomado.audit AS a
WHERE (a.transaction_id, a.audit_id) <= (
        SELECT transaction_id, audit_id
        FROM hitomado.audit_link
        ORDER BY transaction_id DESC, audit_id DESC
        LIMIT 1
    )
    AND NOT EXISTS (
        SELECT
        FROM hitomado.audit_link AS l
        WHERE l.municipality = a.municipality AND l.audit_id = a.audit_id
    )
