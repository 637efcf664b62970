-- Clears what nobody renewed.
-- $1 seen_before timestamptz. Leans on the index by age, locks what it clears.
DELETE FROM hitomado.visit_presence
WHERE seen_at < $1::timestamptz
