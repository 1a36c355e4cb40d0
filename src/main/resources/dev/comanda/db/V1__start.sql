-- Everything of Comanda stands in the schema "comanda". Every key begins with location_id, but for
-- the few global tables (location, staff, staff_location, setting), so that data can be sharded by it.
-- A primary key is made after the table's other indexes: of those that seem to cost the same PostgreSQL
-- takes the youngest, and while there are no statistics all that begin with location_id seem so.

CREATE TABLE location (
  id                 uuid PRIMARY KEY,
  short_id           integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  slug               text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$' AND length(slug) <= 60),
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  currency           text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  time_zone          text NOT NULL,
  day_start          time NOT NULL,
  languages          text[] NOT NULL CHECK (cardinality(languages) BETWEEN 1 AND 10),
  tax_mode           text NOT NULL CHECK (tax_mode IN ('included', 'added')),
  version            integer NOT NULL DEFAULT 1,
  created_at         timestamptz NOT NULL
);

CREATE TABLE setting (
  name               text PRIMARY KEY,
  value              text NOT NULL
);

CREATE TABLE staff (
  id                 uuid PRIMARY KEY,
  email              text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  role               text NOT NULL CHECK (role IN ('waiter', 'kitchen', 'manager', 'admin')),
  password_hash      text NOT NULL,
  default_location   uuid NOT NULL REFERENCES location,
  created_at         timestamptz NOT NULL
);
CREATE UNIQUE INDEX staff_email ON staff (lower(email));

CREATE TABLE staff_location (
  staff_id           uuid NOT NULL REFERENCES staff,
  location_id        uuid NOT NULL REFERENCES location,
  PRIMARY KEY (staff_id, location_id)
);

-- The log: one row a location, locked by every change there; and its events, without a gap.
CREATE TABLE location_log (
  location_id        uuid PRIMARY KEY REFERENCES location,
  epoch              bigint NOT NULL,
  first_seq          bigint NOT NULL DEFAULT 1,
  last_seq           bigint NOT NULL DEFAULT 0,
  business_date      date NOT NULL,
  last_order_number  integer NOT NULL DEFAULT 0,
  CHECK (first_seq BETWEEN 1 AND last_seq + 1),
  CHECK (last_order_number >= 0)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 50, autovacuum_vacuum_scale_factor = 0.0);

CREATE TABLE event (
  location_id        uuid NOT NULL,
  seq                bigint NOT NULL,
  at                 timestamptz NOT NULL,
  type               text NOT NULL,
  session_id         uuid,
  order_id           uuid,
  data               json NOT NULL, -- kept as it was written; nothing looks into it here
  PRIMARY KEY (location_id, seq)
);

CREATE TABLE idempotency (
  location_id        uuid NOT NULL,
  caller             uuid NOT NULL,
  key                text NOT NULL,
  body_hash          bytea NOT NULL CHECK (length(body_hash) = 32),
  seq                bigint NOT NULL,
  at                 timestamptz NOT NULL,
  PRIMARY KEY (location_id, caller, key)
);
CREATE INDEX idempotency_at ON idempotency (at, location_id);

-- Catalog.
CREATE TABLE tax_rate (
  location_id        uuid NOT NULL REFERENCES location,
  tax_class          text NOT NULL CHECK (tax_class ~ '^[a-z0-9_]{1,30}$'),
  consumption        text NOT NULL CHECK (consumption IN ('eat_in', 'take_away')),
  valid_from         date NOT NULL,
  rate               numeric(6,5) NOT NULL CHECK (rate >= 0 AND rate < 10),
  PRIMARY KEY (location_id, tax_class, consumption, valid_from)
);

CREATE TABLE category (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  names              jsonb NOT NULL,
  sort               integer NOT NULL,
  version            integer NOT NULL DEFAULT 1,
  PRIMARY KEY (location_id, id)
);

CREATE TABLE product (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  sku                text NOT NULL CHECK (length(sku) BETWEEN 1 AND 60),
  names              jsonb NOT NULL,
  descriptions       jsonb NOT NULL,
  category_id        uuid NOT NULL,
  price              bigint NOT NULL CHECK (price BETWEEN 0 AND 1000000000),
  tax_class          text NOT NULL,
  unit               text NOT NULL CHECK (unit ~ '^[a-z_]{1,20}$'),
  quantity_step      numeric(12,3) NOT NULL CHECK (quantity_step > 0),
  available          boolean NOT NULL DEFAULT true,
  retired            boolean NOT NULL DEFAULT false,
  sort               integer NOT NULL,
  version            integer NOT NULL DEFAULT 1,
  UNIQUE (location_id, sku),
  FOREIGN KEY (location_id, category_id) REFERENCES category
);
ALTER TABLE product ADD PRIMARY KEY (location_id, id);

-- Sessions and guests.
CREATE TABLE session (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  code               text NOT NULL,
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  state              text NOT NULL CHECK (state IN ('opened', 'verified', 'closed')),
  opened_at          timestamptz NOT NULL,
  opened_by          uuid NOT NULL,
  verified_at        timestamptz,
  closed_at          timestamptz,
  closed_by          uuid,
  version            integer NOT NULL DEFAULT 1,
  UNIQUE (location_id, code),
  CHECK (state <> 'verified' OR verified_at IS NOT NULL),
  CHECK (state <> 'opened' OR verified_at IS NULL),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE UNIQUE INDEX session_open_name ON session (location_id, lower(name)) WHERE state <> 'closed';
CREATE INDEX session_closed ON session (location_id, closed_at DESC) WHERE state = 'closed';
ALTER TABLE session ADD PRIMARY KEY (location_id, id);

CREATE TABLE guest (
  location_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  session_id         uuid NOT NULL,
  token_hash         bytea NOT NULL CHECK (length(token_hash) = 32),
  joined_at          timestamptz NOT NULL,
  UNIQUE (location_id, token_hash)
);
ALTER TABLE guest ADD PRIMARY KEY (location_id, id);

-- Orders. Session and product are checked by the writer under the lock, not by foreign keys.
CREATE TABLE orders (
  location_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  business_date      date NOT NULL,
  number             integer NOT NULL CHECK (number > 0),
  source             text NOT NULL CHECK (source IN ('guest', 'waiter')),
  session_id         uuid,
  placed_by          uuid NOT NULL,
  customer_name      text CHECK (length(customer_name) BETWEEN 1 AND 100),
  consumption        text NOT NULL CHECK (consumption IN ('eat_in', 'take_away')),
  state              text NOT NULL CHECK (state IN ('placed', 'cancelled')),
  total              bigint NOT NULL CHECK (total >= 0),
  placed_at          timestamptz NOT NULL,
  hour               smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  cancelled_at       timestamptz,
  cancelled_on       date,
  cancelled_hour     smallint CHECK (cancelled_hour BETWEEN 0 AND 23),
  cancel_reason      text CHECK (length(cancel_reason) BETWEEN 1 AND 200),
  version            integer NOT NULL DEFAULT 1,
  UNIQUE (location_id, business_date, number),
  CHECK (source <> 'guest' OR session_id IS NOT NULL),
  CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
  CHECK (num_nulls(cancelled_at, cancelled_on, cancelled_hour, cancel_reason) IN (0, 4))
);
CREATE INDEX orders_session ON orders (location_id, session_id) WHERE session_id IS NOT NULL;
ALTER TABLE orders ADD PRIMARY KEY (location_id, id);

CREATE TABLE order_line (
  location_id        uuid NOT NULL,
  order_id           uuid NOT NULL,
  no                 smallint NOT NULL CHECK (no > 0),
  product_id         uuid NOT NULL,
  name               text NOT NULL,
  names              jsonb NOT NULL,
  quantity           numeric(12,3) NOT NULL CHECK (quantity > 0),
  unit               text NOT NULL,
  unit_price         bigint NOT NULL CHECK (unit_price >= 0),
  total              bigint NOT NULL CHECK (total >= 0),
  tax_class          text NOT NULL,
  tax_rate           numeric(6,5) NOT NULL,
  tax_mode           text NOT NULL CHECK (tax_mode IN ('included', 'added')),
  note               text CHECK (length(note) BETWEEN 1 AND 200),
  state              text NOT NULL CHECK (state IN ('ordered', 'voided')),
  voided_on          date,
  voided_hour        smallint CHECK (voided_hour BETWEEN 0 AND 23),
  void_reason        text CHECK (length(void_reason) BETWEEN 1 AND 200),
  PRIMARY KEY (location_id, order_id, no),
  FOREIGN KEY (location_id, order_id) REFERENCES orders,
  CHECK ((state = 'voided') = (voided_on IS NOT NULL)),
  CHECK (num_nulls(voided_on, voided_hour, void_reason) IN (0, 3))
);

-- What was sold, kept in the transaction that makes the sale true. What is voided on the business date
-- of its order is taken off there; what is voided later counts as a negative where it is voided.
CREATE TABLE product_day (
  location_id        uuid NOT NULL,
  business_date      date NOT NULL,
  product_id         uuid NOT NULL,
  source             text NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, business_date, product_id, source)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE product_month (
  location_id        uuid NOT NULL,
  month              date NOT NULL CHECK (extract(day FROM month) = 1),
  product_id         uuid NOT NULL,
  source             text NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, month, product_id, source)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);

-- staff_id is the zero id where a guest ordered.
CREATE TABLE staff_day (
  location_id        uuid NOT NULL,
  business_date      date NOT NULL,
  staff_id           uuid NOT NULL,
  source             text NOT NULL,
  orders             integer NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, business_date, staff_id, source)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE hour_day (
  location_id        uuid NOT NULL,
  business_date      date NOT NULL,
  hour               smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  source             text NOT NULL,
  orders             integer NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, business_date, hour, source)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);
