-- Lines of the stage on which a resident stands a second time.
-- $1 municipality integer, $2 at_most integer. Reads the stage, locks nothing; at most $2 rows.
SELECT s.first_line, s.line
FROM (
    SELECT line, first_value(line) OVER w AS first_line, row_number() OVER w AS place
    FROM hitomado.register_stage
    WHERE municipality = $1::integer
    WINDOW w AS (PARTITION BY resident ORDER BY line)
) AS s
WHERE s.place > 1
ORDER BY s.line
LIMIT $2::integer
