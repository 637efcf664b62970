-- Writes a bundle with its sealed packet and its receipt.
-- $1 municipality integer, $2 bundle_id bigint, $3 visit_id bigint, $4 office integer, $5 lane text,
-- $6 submission_key text, $7 content_hash bytea, $8 packet text, $9 seal bytea, $10 receipt text,
-- $11 received_at timestamptz, $12 filed_at timestamptz, $13 filed_by text. Leans on nothing; waits for
-- another filing under the same key, and then fails on the unique key; one row.
INSERT INTO hitomado.bundle
    (municipality, bundle_id, visit_id, office, lane, submission_key, content_hash, packet, seal,
    receipt, received_at, filed_at, filed_by)
VALUES ($1::integer, $2::bigint, $3::bigint, $4::integer, $5::text::hitomado.lane, $6::text, $7::bytea,
    $8::text, $9::bytea, $10::text, $11::timestamptz, $12::timestamptz, $13::text)
