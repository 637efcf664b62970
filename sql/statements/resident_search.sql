-- Residents by the beginning of a name in any of its forms, and the birth as far as it is known.
-- $1 municipality integer, $2 key text, $3 born text (its beginning), $4 at_most integer.
-- Leans on the key of resident_key, locks nothing; at most $4 rows.
SELECT r.resident, r.household,
    hitomado.is_household_withheld(r.municipality, r.household),
    r.data::text
FROM hitomado.resident AS r
WHERE r.municipality = $1::integer
    AND r.resident IN (
        SELECT k.resident FROM hitomado.resident_key AS k
        WHERE k.municipality = $1::integer AND k.key >= $2::text COLLATE "C"
            -- U+10FFFF is above every character of a name.
            AND k.key < ($2::text || U&'\+10FFFF') COLLATE "C"
    )
    -- A birth of which a part is unknown may be the one that is sought.
    AND (r.born IS NULL OR starts_with(r.born, $3::text) OR starts_with($3::text, r.born))
ORDER BY r.born = $3::text DESC NULLS LAST, r.keys, r.resident
LIMIT $4::integer
