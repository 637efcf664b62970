-- Items that wait for others of their visit: not filed yet, or filed before them with another bundle.

-- The procedures for which an entry of a plan is not filed; empty where nothing is waited for.
ALTER TABLE hitomado.visit_item ADD COLUMN waits_for text[] NOT NULL DEFAULT '{}';

-- A later bundle takes over what was returned for the items of earlier ones. The row of an item that
-- names itself in from_item has what its own system returned.
GRANT INSERT ON hitomado.item_carried TO hitomado_office;
