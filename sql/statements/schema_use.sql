-- Says for as long as the connection lives that a program works with the tables as they are.
-- No parameters; takes an advisory lock, shared; waits while a migration is under way. One row.
-- The number is the letters HITOMADO and two, which nothing else in the database uses.
SELECT pg_advisory_lock_shared(5208787143605961809);
