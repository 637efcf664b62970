-- Ends sessions of a member of the staff: one by its token, or all.
-- $1 municipality integer, $2 staff_id bigint, $3 token_hash bytea (null: all). Leans on the primary key,
-- locks the rows; one row a session.
DELETE FROM hitomado.staff_session
WHERE municipality = $1::integer AND staff_id = $2::bigint
    AND ($3::bytea IS NULL OR token_hash = $3::bytea)
