-- Empties the stage of a municipality.
-- $1 municipality integer. Reads the stage, locks its rows; all of them.
DELETE FROM hitomado.register_stage WHERE municipality = $1::integer
