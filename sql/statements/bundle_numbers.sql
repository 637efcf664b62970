-- The numbers of a bundle and its items, and of a new visit where one is wanted; and lets nobody else file
-- about the same persons until the transaction ends, as duplicate_lock does.
-- $1 new_visit boolean, $2 items integer, $3 municipality integer, $4 key text[], $5 mode text[]. Leans on
-- the sequences, takes advisory locks, one row.
SELECT CASE WHEN $1::boolean THEN nextval('hitomado.visit_number') END,
    nextval('hitomado.bundle_number'),
    ARRAY(SELECT nextval('hitomado.item_number') FROM generate_series(1, $2::integer)),
    (
        SELECT count(
            CASE k.mode
                WHEN 'alone' THEN pg_advisory_xact_lock(hashtextextended(k.key, $3::integer))::text
                ELSE pg_advisory_xact_lock_shared(hashtextextended(k.key, $3::integer))::text
            END
        )
        FROM unnest($4::text[], $5::text[]) AS k (key, mode)
    )
