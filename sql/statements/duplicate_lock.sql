-- Lets nobody else file about the same persons until the transaction ends.
-- $1 municipality integer, $2 key text[] (in the order of its bytes, each once), $3 mode text[] ('alone',
-- or 'shared' with others that are shared). Takes advisory locks; what is read by a statement after it
-- has all that was filed about the same persons before; one row.
SELECT count(
    CASE k.mode
        WHEN 'alone' THEN pg_advisory_xact_lock(hashtextextended(k.key, $1::integer))::text
        ELSE pg_advisory_xact_lock_shared(hashtextextended(k.key, $1::integer))::text
    END
)
FROM unnest($2::text[], $3::text[]) AS k (key, mode)
