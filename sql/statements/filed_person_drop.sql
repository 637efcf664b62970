-- Forgets by what the persons of an item are recognised, before it is written anew.
-- $1 municipality integer, $2 item_id bigint. Leans on the primary key; the caller has locked the item.
DELETE FROM hitomado.filed_person WHERE municipality = $1::integer AND item_id = $2::bigint
