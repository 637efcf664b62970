-- Pins the plans of this transaction to indexes: the size of a queue's tables flips the estimates.
-- No parameters; reads no table; one row.
SELECT set_config('enable_seqscan', 'off', true)
