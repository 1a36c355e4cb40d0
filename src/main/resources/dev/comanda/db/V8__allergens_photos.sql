-- What is in a product (the 14 allergens of Regulation (EU) 1169/2011), until when it is sold out, and
-- how it looks.
ALTER TABLE product
  ADD COLUMN allergens text[] NOT NULL DEFAULT '{}' CHECK (allergens <@ ARRAY[
    'gluten', 'crustaceans', 'eggs', 'fish', 'peanuts', 'soybeans', 'milk', 'nuts', 'celery', 'mustard',
    'sesame', 'sulphites', 'lupin', 'molluscs']),
  ADD COLUMN sold_out_until timestamptz,
  ADD COLUMN photo text,
  ADD CONSTRAINT product_sold_out CHECK (sold_out_until IS NULL OR NOT available);

CREATE INDEX product_sold_out_until ON product (sold_out_until, location_id)
  WHERE sold_out_until IS NOT NULL;

-- A photo is named by its content, so what has its address never changes.
CREATE TABLE photo (
  location_id        uuid NOT NULL REFERENCES location,
  id                 text NOT NULL CHECK (id ~ '^[0-9a-f]{32}$'),
  type               text NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp')),
  content            bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 262144),
  PRIMARY KEY (location_id, id)
);

ALTER TABLE product ADD FOREIGN KEY (location_id, photo) REFERENCES photo;
