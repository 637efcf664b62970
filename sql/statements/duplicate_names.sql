-- How persons are written in what their items told last, for the one who compares two items.
-- $1 municipality integer, $2 item_id bigint[], $3 person text[]. Leans on the primary keys of item,
-- item_record and bundle; locks nothing; one row each, in the order asked, empty where the item is not there.
SELECT w.item_id,
    coalesce(last.fields ->> 'family_name', first.fields ->> 'family_name'),
    coalesce(last.fields ->> 'given_name', first.fields ->> 'given_name'),
    coalesce(last.fields ->> 'family_kana', first.fields ->> 'family_kana'),
    coalesce(last.fields ->> 'given_kana', first.fields ->> 'given_kana')
FROM unnest($2::bigint[], $3::text[]) WITH ORDINALITY AS w (item_id, person, place)
LEFT JOIN hitomado.item AS i ON i.municipality = $1::integer AND i.item_id = w.item_id
LEFT JOIN LATERAL (
    SELECT r.record::jsonb -> 'people' -> w.person AS fields
    FROM hitomado.item_record AS r
    WHERE r.municipality = i.municipality AND r.item_id = i.item_id AND r.attempt = i.attempt
) AS last ON true
LEFT JOIN LATERAL (
    SELECT b.packet::jsonb -> 'record' -> 'people' -> w.person AS fields
    FROM hitomado.bundle AS b
    WHERE b.municipality = i.municipality AND b.bundle_id = i.bundle_id
) AS first ON true
ORDER BY w.place
