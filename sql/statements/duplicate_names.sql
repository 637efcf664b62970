-- How persons were written when their items were filed, for the one who compares two items.
-- $1 municipality integer, $2 item_id bigint[], $3 person text[]. Leans on the primary keys of item and
-- visit; locks nothing; one row each, in the order asked, empty where the item is not there.
SELECT w.item_id, v.record -> 'people' -> w.person ->> 'family_name',
    v.record -> 'people' -> w.person ->> 'given_name',
    v.record -> 'people' -> w.person ->> 'family_kana',
    v.record -> 'people' -> w.person ->> 'given_kana'
FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS w (item_id, person, place)
LEFT JOIN hitomado.item AS i ON i.municipality = $1::integer AND i.item_id = w.item_id
LEFT JOIN hitomado.visit AS v ON v.municipality = i.municipality AND v.visit_id = i.visit_id
ORDER BY w.place
