-- Marks a step at a desk as taken back; it stays in the history.
-- $1 municipality integer, $2 desk_step_id bigint, $3 undone_at timestamptz, $4 undone_by text.
-- Leans on the primary key, locks the row; one row, none when it was taken back before.
UPDATE hitomado.desk_step
SET undone_at = $3::timestamptz, undone_by = $4::text
WHERE municipality = $1::integer AND desk_step_id = $2::bigint AND undone_at IS NULL
