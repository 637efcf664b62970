-- Notes who did or read what, in the transaction that does or reads it.
-- $1 municipality integer, $2 actor text, $3 office integer, $4 purpose text, $5 act text,
-- $6 visit_id bigint, $7 lot_id bigint, $8 item_ids bigint[], $9 refused boolean, $10 appointment text.
-- Leans on nothing, locks nothing, one row.
INSERT INTO hitomado.audit
    (municipality, actor, office, purpose, act, visit_id, lot_id, item_ids, refused, appointment)
VALUES ($1::integer, $2::text, $3::integer, $4::text, $5::text, $6::bigint, $7::bigint, $8::bigint[], $9::boolean,
    $10::text)
