-- How many residents the register holds, and how many of these are not on the stage.
-- $1 municipality integer. Reads register and stage, locks nothing; one row.
SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
    SELECT FROM hitomado.register_stage AS s
    WHERE s.municipality = r.municipality AND s.resident = r.resident
))
FROM hitomado.resident AS r
WHERE r.municipality = $1::integer
