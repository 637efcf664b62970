-- Records a migration that was applied in the same transaction.
-- $1 text its name, $2 text its text. No rows.
INSERT INTO hitomado.schema_migration (name, checksum)
VALUES ($1, encode(sha256(convert_to($2, 'UTF8')), 'hex'));
