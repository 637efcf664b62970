-- Takes from the stage what the register holds already, after those were removed who are not on it.
-- $1 municipality integer. Reads stage and register, locks rows of the stage; a row a resident.
DELETE FROM hitomado.register_stage AS s
USING hitomado.resident AS r
WHERE s.municipality = $1::integer AND r.municipality = s.municipality AND r.resident = s.resident
    AND r.household = s.household AND r.is_protected = s.is_protected AND r.data = s.data
    AND r.born IS NOT DISTINCT FROM s.born AND r.keys = s.keys
