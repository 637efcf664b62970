-- Says for which municipality the rest of the transaction acts; the policies show nothing else.
-- $1 municipality text. Leans on nothing, locks nothing, one row.
SELECT set_config('hitomado.municipality', $1::text, true)
