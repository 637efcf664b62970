-- Takes drafts from whoever gave them to somebody else; what they threw away stays theirs.
-- $1 municipality integer, $2 visit_id bigint[], $3 staff_id bigint. Follows shift_give_drafts; a row a draft.
UPDATE hitomado.visit_draft
SET typed = NULL, typed_at = NULL
WHERE municipality = $1::integer AND visit_id = ANY ($2::bigint[]) AND staff_id = $3::bigint AND typed IS NOT NULL
