-- The hand-overs of visits, the oldest first, undone ones included.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on hand_over_of_visit; locks nothing.
SELECT visit_id, hand_over_id, item_ids, recipient, handed_at, handed_by, undone_at, undone_by
FROM hitomado.hand_over
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[])
ORDER BY hand_over_id
