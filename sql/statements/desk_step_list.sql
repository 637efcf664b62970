-- The steps of the entries of visits at their desks, the oldest first, undone ones among them.
-- $1 municipality integer, $2 visit_id bigint[]. Leans on desk_step_of_visit; locks nothing; one row a step.
SELECT visit_id, desk_step_id, procedure, people, desk, step, to_desk, result, note, before_step,
    before_due_at, before_arrived_at, released, stepped_at, stepped_by, undone_at, undone_by
FROM hitomado.desk_step
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[])
ORDER BY visit_id, desk_step_id
