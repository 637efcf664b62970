-- Writes by what the persons of items are recognised.
-- $1 municipality integer, $2 bundle_id bigint, $3 item_id bigint[], $4 procedure text[], $5 person text[],
-- $6 name_key text[], $7 reading_key text[], $8 born text[]. Leans on nothing, locks nothing; one row each.
INSERT INTO hitomado.filed_person
    (municipality, item_id, person, bundle_id, procedure, name_key, reading_key, born)
SELECT $1::integer, w.item_id, w.person, $2::bigint, w.procedure, w.name_key, w.reading_key, w.born
FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    AS w (item_id, procedure, person, name_key, reading_key, born)
