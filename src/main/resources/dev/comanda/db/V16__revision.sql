-- How often a location's configuration was changed: what a writer remembers of it holds while this stays.

ALTER TABLE location_log ADD COLUMN revision bigint NOT NULL DEFAULT 0 CHECK (revision >= 0);
