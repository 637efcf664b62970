-- The files of the answers that belong to no lot.
-- No parameters; reads the whole table, which is small; locks nothing.
SELECT system, file_name
FROM hitomado.stray_answer
