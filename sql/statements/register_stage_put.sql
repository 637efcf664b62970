-- Puts rows of an extract on the stage.
-- $1 municipality integer, $2 line integer[], $3 resident text[], $4 household text[], $5 is_protected boolean[],
-- $6 data text[], $7 born text[], $8 keys text[] (each an array). Leans on nothing, locks nothing; a row each.
INSERT INTO hitomado.register_stage
    (municipality, line, resident, household, is_protected, data, born, keys)
SELECT $1::integer, w.line, w.resident, w.household, w.is_protected, w.data::jsonb, w.born, w.keys::text[]
FROM unnest($2::integer[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[], $8::text[])
    AS w (line, resident, household, is_protected, data, born, keys)
