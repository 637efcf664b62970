-- Drops the keys of residents who are on the stage, before new ones are written.
-- $1 municipality integer. Leans on resident_key_of_resident, locks what it drops.
DELETE FROM hitomado.resident_key AS k
USING hitomado.register_stage AS s
WHERE s.municipality = $1::integer AND k.municipality = s.municipality AND k.resident = s.resident
