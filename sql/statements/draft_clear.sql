-- Erases drafts whose last key is long ago.
-- $1 touched_before timestamptz. Leans on the index by age, locks what it erases; as many rows as were forgotten.
DELETE FROM hitomado.visit_draft
WHERE touched_at < $1::timestamptz
