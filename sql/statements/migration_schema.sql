-- Makes the schema in which the record of migrations stands.
-- No parameters, no rows.
CREATE SCHEMA IF NOT EXISTS hitomado;
