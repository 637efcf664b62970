-- Adds links to the chains.
-- $1 municipality integer[], $2 position bigint[], $3 audit_id bigint[], $4 transaction_id text[],
-- $5 hash bytea[]. Leans on the primary key, which refuses a position taken by another; one row a link.
INSERT INTO hitomado.audit_link (municipality, position, audit_id, transaction_id, hash)
SELECT municipality, position, audit_id, transaction_id::xid8, hash
FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[])
    AS w (municipality, position, audit_id, transaction_id, hash)
