-- The answers that were refused: of no lot at all, of open lots, and such as contradict one that was taken.
-- $1 municipality integer, $2 at_most integer. Leans on lot_refused and the primary key of stray_answer, whose
-- table is small; locks nothing; at most $2 rows.
SELECT system, file_name, NULL::bigint, false, refused
FROM hitomado.stray_answer
WHERE municipality = 0
UNION ALL
SELECT system, NULL, lot_id, state = 'acknowledged', answer_refused
FROM hitomado.lot
WHERE municipality = $1::integer AND answer_refused IS NOT NULL
ORDER BY 4, 1, 2, 3
LIMIT $2::integer
