-- Nothing is left without somebody who has to do with it next: not what nobody came for to a desk, and not what
-- a desk mends after it was filed.

-- Whoever did not come stays with the desk until they come, or a person ends it: who could not be reached has
-- withdrawn nothing. What waits for a paper by mistake can be taken back like the rest.
ALTER TABLE hitomado.desk_step DROP CONSTRAINT desk_step_result_check;
ALTER TABLE hitomado.desk_step ADD CONSTRAINT desk_step_result_check CHECK (
    result IN ('accepted', 'not-eligible', 'referred', 'withdrawn', 'unreached')
);
ALTER TABLE hitomado.desk_step DROP CONSTRAINT desk_step_check3;
ALTER TABLE hitomado.desk_step ADD CONSTRAINT desk_step_undone CHECK (
    undone_at IS NULL OR step <> 'sent-on'
);

-- What an item does not say may have been changed in its visit by the desk instead of by the correction of
-- another item: then there is no such item, and the attempt is the version of the visit.
ALTER TABLE hitomado.outdated_item DROP CONSTRAINT outdated_item_pkey;
ALTER TABLE hitomado.outdated_item ALTER COLUMN corrected_item DROP NOT NULL;
ALTER TABLE hitomado.outdated_item ALTER COLUMN corrected_attempt TYPE integer;
ALTER TABLE hitomado.outdated_item ADD CONSTRAINT outdated_item_key
    UNIQUE NULLS NOT DISTINCT (municipality, item_id, corrected_item, corrected_attempt);

-- An answer that is refused stands still until somebody looks, whichever lot it names: the center's pages show
-- it, as those of no lot, which are no municipality's.
CREATE INDEX lot_refused ON hitomado.lot (municipality, lot_id) WHERE answer_refused IS NOT NULL;
CREATE POLICY refused ON hitomado.stray_answer FOR SELECT TO hitomado_office USING (municipality = 0);
GRANT SELECT ON hitomado.stray_answer TO hitomado_office;
