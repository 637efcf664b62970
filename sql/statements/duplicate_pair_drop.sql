-- Forgets all pairs of an item, before they are sought anew.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary key and duplicate_pair_reversed; the
-- caller has locked the item and its persons.
DELETE FROM hitomado.duplicate_pair
WHERE municipality = $1::integer AND (item_id = $2::bigint OR other_item = $2::bigint)
