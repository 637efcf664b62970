-- The last link of each of these municipalities' chains.
-- $1 municipality integer[]. Leans on the primary key of audit_link; at most one row a municipality.
SELECT w.municipality, l.position, l.hash
FROM unnest($1::integer[]) AS w (municipality)
CROSS JOIN LATERAL (
    SELECT position, hash
    FROM hitomado.audit_link AS k
    WHERE k.municipality = w.municipality
    ORDER BY position DESC
    LIMIT 1
) AS l
