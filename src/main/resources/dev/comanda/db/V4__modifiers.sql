-- What can be chosen with a product. A group is read and written as a whole, with its modifiers in
-- their order: [{"id", "names", "price", "available"}].
CREATE TABLE modifier_group (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  names              jsonb NOT NULL,
  choices_min        smallint NOT NULL CHECK (choices_min >= 0),
  choices_max        smallint NOT NULL CHECK (choices_max BETWEEN 1 AND 50),
  modifiers          jsonb NOT NULL CHECK (jsonb_typeof(modifiers) = 'array'),
  sort               integer NOT NULL,
  version            integer NOT NULL DEFAULT 1,
  PRIMARY KEY (location_id, id),
  CHECK (choices_min <= choices_max)
);

-- In the order in which they are asked for. Checked under the location's lock, as arrays know no keys.
ALTER TABLE product
  ADD COLUMN modifier_groups uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(modifier_groups) <= 20);

-- Fixed when ordered: [{"id", "group_id", "name", "names", "price"}]. The unit price counts them.
ALTER TABLE order_line
  ADD COLUMN modifiers jsonb CHECK (jsonb_typeof(modifiers) = 'array');
