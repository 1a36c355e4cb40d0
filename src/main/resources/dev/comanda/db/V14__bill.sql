-- Payments. Each has the next receipt number of its location, taken under the location's lock and never
-- given out again; what is taken back is a payment of a negative amount, so that no row is ever deleted.
-- bill_id is a session, or an order that has none; of merged sessions it follows the orders.

ALTER TABLE location
  ADD COLUMN payments text NOT NULL DEFAULT 'off' CHECK (payments IN ('off', 'on')),
  ADD COLUMN address text[] NOT NULL DEFAULT '{}' CHECK (cardinality(address) <= 6);

CREATE TABLE payment (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  number             integer NOT NULL CHECK (number > 0),
  bill               text NOT NULL CHECK (bill IN ('session', 'order')),
  bill_id            uuid NOT NULL,
  amount             bigint NOT NULL CHECK (amount <> 0),
  method             text NOT NULL CHECK (method IN ('cash', 'card', 'account')),
  note               text CHECK (length(note) BETWEEN 1 AND 200),
  items              jsonb NOT NULL,
  taxes              jsonb NOT NULL,
  share_of           smallint CHECK (share_of BETWEEN 1 AND 100),
  business_date      date NOT NULL,
  paid_at            timestamptz NOT NULL,
  paid_by            uuid NOT NULL,
  paid_by_name       text NOT NULL,
  takes_back         uuid,
  reason             text CHECK (length(reason) BETWEEN 1 AND 200),
  receipt            jsonb NOT NULL,
  issued             integer NOT NULL DEFAULT 0 CHECK (issued >= 0),
  UNIQUE (location_id, number),
  UNIQUE (location_id, takes_back),
  CHECK ((takes_back IS NULL) = (amount > 0)),
  CHECK ((takes_back IS NULL) = (reason IS NULL))
);
CREATE INDEX payment_bill ON payment (location_id, bill_id);
ALTER TABLE payment ADD PRIMARY KEY (location_id, id);
ALTER TABLE payment ADD FOREIGN KEY (location_id, takes_back) REFERENCES payment;
