-- Takes the right to seal until the transaction ends, or says that another sealer has it.
-- No parameters; takes an advisory lock; one row.
SELECT pg_try_advisory_xact_lock(hashtext('hitomado.audit_link'))
