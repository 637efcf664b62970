-- What came to a member of the staff or to the office and nobody has noted as seen, the newest first, a row a thing.
-- $1 municipality integer, $2 office integer, $3 login text, $4 at_most integer. Leans on shift_change_unseen and the key
-- of shift_part, locks nothing; at most $4 rows.
SELECT c.shift_change_id, c.from_login, c.to_login, c.note, c.changed_at, c.changed_by, p.kind, p.visit_id
FROM hitomado.shift_change AS c
JOIN hitomado.shift_part AS p ON p.municipality = c.municipality AND p.shift_change_id = c.shift_change_id
WHERE c.municipality = $1::integer AND c.office = $2::integer AND c.seen_at IS NULL
    AND coalesce(c.to_login, $3::text) = $3::text
ORDER BY c.shift_change_id DESC, p.kind DESC, p.visit_id
LIMIT $4::integer
