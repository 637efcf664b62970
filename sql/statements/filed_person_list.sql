-- By what the persons of items are recognised.
-- $1 municipality integer, $2 item_id bigint[]. Leans on the primary key; locks nothing; one row a person.
SELECT item_id, bundle_id, procedure, person, name_key, reading_key, born
FROM hitomado.filed_person
WHERE municipality = $1::integer AND item_id = ANY ($2::bigint[])
ORDER BY item_id, person
