-- What is to be imported: written as a whole first, then taken over a few rows at a time, so that no
-- lock is held for long. Whoever finds rows here takes them over, in the order of their imports.
CREATE TABLE catalog_import (
  location_id        uuid NOT NULL REFERENCES location,
  import_id          uuid NOT NULL,
  no                 integer NOT NULL CHECK (no > 0),
  data               jsonb NOT NULL,
  PRIMARY KEY (location_id, import_id, no)
);
