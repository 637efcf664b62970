-- Removes residents who are not on the stage.
-- $1 municipality integer. Reads stage and register, locks what it removes.
DELETE FROM hitomado.resident AS r
WHERE r.municipality = $1::integer AND NOT EXISTS (
    SELECT FROM hitomado.register_stage AS s
    WHERE s.municipality = r.municipality AND s.resident = r.resident
)
