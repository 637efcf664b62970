-- Writes the keys of the residents on the stage.
-- $1 municipality integer. Reads the stage, locks nothing; a row a key.
INSERT INTO hitomado.resident_key (municipality, key, resident)
SELECT s.municipality, k.key, s.resident
FROM hitomado.register_stage AS s
CROSS JOIN unnest(s.keys) AS k (key)
WHERE s.municipality = $1::integer
