-- The answers that belong to no lot or cannot be read.
-- No parameters; reads the whole table, which is small; locks nothing.
SELECT system, file_name, refused, seen_at
FROM hitomado.stray_answer
ORDER BY system, file_name
