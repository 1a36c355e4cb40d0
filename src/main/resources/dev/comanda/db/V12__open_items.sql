-- Orders of waiters by name: what the catalog does not have, prices of their own, and their lists.

ALTER TABLE location
  ADD COLUMN open_items boolean NOT NULL DEFAULT false,
  ADD COLUMN waiters_set_prices boolean NOT NULL DEFAULT false;

-- What was sold without standing in the catalog, once for each name. Its id stands where a product's does
-- in the lines and the totals, so that both count it like a product.
CREATE TABLE open_item (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  UNIQUE (location_id, name)
);
ALTER TABLE open_item ADD PRIMARY KEY (location_id, id);

-- catalog_price is what a unit would have cost, where staff set another price.
ALTER TABLE order_line
  ADD COLUMN open_item boolean NOT NULL DEFAULT false,
  ADD COLUMN catalog_price bigint CHECK (catalog_price >= 0 AND catalog_price <> unit_price),
  ADD CHECK (NOT open_item OR catalog_price IS NULL);

-- A waiter's own orders, the latest first. Guests' orders are not in it and pay nothing for it.
CREATE INDEX orders_of_waiter ON orders (location_id, placed_by, business_date DESC, number DESC)
  WHERE source = 'waiter';
