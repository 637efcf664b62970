-- Writes the residents of the stage into the register; how many were added and how many changed.
-- $1 municipality integer. Leans on the key of resident, locks the rows it changes.
WITH written AS (
    INSERT INTO hitomado.resident (municipality, resident, household, is_protected, data, born, keys)
    SELECT municipality, resident, household, is_protected, data, born, keys
    FROM hitomado.register_stage
    WHERE municipality = $1::integer
    ON CONFLICT (municipality, resident) DO UPDATE SET household = excluded.household,
        is_protected = excluded.is_protected, data = excluded.data, born = excluded.born, keys = excluded.keys
    -- A row that was there before carries the number of the transaction that replaced it.
    RETURNING xmax = 0 AS is_new
)
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM written
