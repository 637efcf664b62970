-- Residents by their numbers, or all of their households.
-- $1 municipality integer, $2 resident text[], $3 whole_households boolean, $4 at_most integer.
-- Leans on the key of resident and resident_of_household, locks nothing; at most $4 rows.
SELECT r.resident, r.household,
    hitomado.is_household_withheld(r.municipality, r.household),
    r.data::text
FROM hitomado.resident AS r
WHERE r.municipality = $1::integer AND (
    r.resident = ANY ($2::text[])
    OR $3::boolean AND r.household IN (
        SELECT o.household FROM hitomado.resident AS o
        WHERE o.municipality = $1::integer AND o.resident = ANY ($2::text[])
    )
)
ORDER BY r.household, r.resident
LIMIT $4::integer
