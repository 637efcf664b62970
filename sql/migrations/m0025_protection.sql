-- Protection is provisional from the moment it is said, until another person confirms it or two lift it.
-- It holds all the same; what leaves the house waits for the second person.
ALTER TABLE hitomado.protection
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN confirmed_by text,
    ADD CONSTRAINT protection_confirmed_by_another
        CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL) AND confirmed_by <> set_by);
