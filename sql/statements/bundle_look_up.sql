-- What filing must know first: an earlier submission with the key, the catalog, known protected persons.
-- $1 municipality integer, $2 submission_key text, $3 catalog text, $4 name_key text[], $5 born text[],
-- $6 visit_id bigint (null for a new visit). Leans on the unique key of bundle, the primary key of
-- catalog_archive and protection_of_person; locks nothing; one row.
SELECT b.content_hash, b.receipt, b.bundle_id, b.visit_id,
    EXISTS (SELECT FROM hitomado.catalog_archive AS c WHERE c.hash = $3::text),
    EXISTS (
        SELECT
        FROM unnest($4::text[], $5::text[]) AS w (name_key, born)
        JOIN hitomado.protection AS p
            ON p.municipality = $1::integer AND p.name_key = w.name_key AND p.born = w.born
        WHERE p.lifted_at IS NULL
    ) OR ($6::bigint IS NOT NULL AND hitomado.is_protected($1::integer, $6::bigint))
FROM (VALUES (1)) AS one (row)
LEFT JOIN hitomado.bundle AS b ON b.municipality = $1::integer AND b.submission_key = $2::text
