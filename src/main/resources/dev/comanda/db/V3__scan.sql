-- Scans: orders without a session, each drink with a number of its location that is never used twice.

ALTER TABLE location ADD COLUMN scan text NOT NULL DEFAULT 'off' CHECK (scan IN ('off', 'confirm', 'direct'));
CREATE INDEX location_scan ON location (id) WHERE scan <> 'off';

ALTER TABLE location_log ADD COLUMN last_serial integer NOT NULL DEFAULT 0 CHECK (last_serial >= 0);

ALTER TABLE orders DROP CONSTRAINT orders_source_check;
ALTER TABLE orders ADD CONSTRAINT orders_source_check CHECK (source IN ('guest', 'waiter', 'scan'));

-- One row a scanned drink. phone is what its cookie says, so that the same drink within a moment is one order.
CREATE TABLE scan (
  location_id        uuid NOT NULL,
  serial             integer NOT NULL CHECK (serial > 0),
  order_id           uuid NOT NULL,
  product_id         uuid NOT NULL,
  phone              uuid NOT NULL,
  size               text NOT NULL CHECK (length(size) BETWEEN 1 AND 30),
  at                 timestamptz NOT NULL,
  UNIQUE (location_id, order_id),
  FOREIGN KEY (location_id, order_id) REFERENCES orders
);
CREATE INDEX scan_at ON scan (location_id, at);
ALTER TABLE scan ADD PRIMARY KEY (location_id, serial);
