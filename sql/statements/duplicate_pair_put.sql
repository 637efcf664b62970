-- Keeps pairs of items that look alike.
-- $1 municipality integer, $2 item_id bigint[] (the later of each), $3 other_item bigint[], $4 likeness
-- text[]. Leans on the primary key; locks nothing; one row each, none where it was kept before.
INSERT INTO hitomado.duplicate_pair (municipality, item_id, other_item, likeness)
SELECT $1::integer, p.item_id, p.other_item, p.likeness
FROM unnest($2::bigint[], $3::bigint[], $4::text[]) AS p (item_id, other_item, likeness)
ON CONFLICT (municipality, item_id, other_item) DO NOTHING
