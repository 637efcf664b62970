-- Forgets what visits were before saves that are long ago.
-- $1 saved_before timestamptz. Leans on the index by age, locks what it erases.
DELETE FROM hitomado.visit_undo
WHERE saved_at < $1::timestamptz
