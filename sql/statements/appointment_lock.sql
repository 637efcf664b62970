-- Holds an appointment against other changes until the transaction ends; what it says is read afterwards,
-- for a row that was waited for may stand in another slot than the one joined to it before.
-- $1 municipality integer, $2 code text. Leans on the primary key, locks the appointment, at most one row.
SELECT code
FROM hitomado.appointment
WHERE municipality = $1::integer AND code = $2::text
FOR NO KEY UPDATE
