-- The audit says which appointment was looked at; and the readings of the book need not go over all of it.

ALTER TABLE hitomado.audit ADD COLUMN appointment text
    CHECK (appointment ~ '^[2-9A-HJKMNP-Z]{8}$');
CREATE INDEX audit_of_appointment ON hitomado.audit (municipality, appointment)
    WHERE appointment IS NOT NULL;

-- What begins from a day on, of one office or of all: slots that have passed are never removed.
CREATE INDEX appointment_slot_by_time ON hitomado.appointment_slot (starts_at);
