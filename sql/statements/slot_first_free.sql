-- When the first place of every desk's book begins; desks without a book of late have no row.
-- $1 municipality integer (null: all that may be seen), $2 office integer (null: all), $3 now timestamptz,
-- $4 since timestamptz (a book without a slot since then is none). Reads the slots since then; locks nothing.
SELECT municipality, office, desk,
    min(starts_at) FILTER (WHERE starts_at > $3::timestamptz AND closed_at IS NULL AND taken < capacity)
FROM hitomado.appointment_slot
WHERE ($1::integer IS NULL OR municipality = $1::integer)
    AND ($2::integer IS NULL OR office = $2::integer)
    AND starts_at >= $4::timestamptz
GROUP BY municipality, office, desk
ORDER BY municipality, office, desk
