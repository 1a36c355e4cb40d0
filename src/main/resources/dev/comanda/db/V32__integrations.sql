-- What a workshop's lines are booked in: the ERP's connector and address, who signs in there (sealed),
-- what should run, and which number a product has there.

CREATE TABLE integration (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  slug               text NOT NULL CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$' AND length(slug) <= 40),
  workshop           text NOT NULL CHECK (length(workshop) BETWEEN 1 AND 100),
  connector          text NOT NULL CHECK (connector ~ '^[a-z][a-z0-9]{0,29}$'),
  address            text NOT NULL CHECK (address ~ '^https?://[!-~]+$' AND length(address) <= 500),
  login_user         text CHECK (length(login_user) BETWEEN 1 AND 200),
  login              bytea, -- user and password, sealed
  login_state        text NOT NULL CHECK (login_state IN ('none', 'set', 'refused', 'unreadable')),
  active             boolean NOT NULL,
  api                boolean NOT NULL,
  worker             boolean NOT NULL,
  paused             boolean NOT NULL, -- with all others of the location; what should run stays as it is
  killed             boolean NOT NULL, -- nothing of it runs until somebody says so, or the server starts
  port               integer CHECK (port BETWEEN 1024 AND 65535),
  mark_prefix        text NOT NULL CHECK (mark_prefix ~ '^[!-~]{1,20}$'),
  book_on            text NOT NULL CHECK (book_on IN ('placed', 'served', 'closed', 'never')),
  document_rule      text NOT NULL CHECK (document_rule IN ('fixed', 'spot', 'session')),
  fixed_document     text CHECK (length(fixed_document) BETWEEN 1 AND 100),
  per_minute         integer NOT NULL CHECK (per_minute BETWEEN 0 AND 6000), -- 0: no limit
  in_flight          smallint NOT NULL CHECK (in_flight BETWEEN 1 AND 256),
  attempts_max       smallint NOT NULL CHECK (attempts_max BETWEEN 1 AND 50),
  hours_from         time, -- lines are begun each day from then on, by the clocks of the location; null: always
  hours_to           time, -- and from then on no more; an earlier one is on the next day
  retired            boolean NOT NULL,
  version            integer NOT NULL CHECK (version > 0),
  created_at         timestamptz NOT NULL,
  CHECK ((login_state = 'none') = (login IS NULL)),
  CHECK ((login IS NULL) = (login_user IS NULL)),
  CHECK ((hours_from IS NULL) = (hours_to IS NULL) AND hours_from <> hours_to),
  CHECK ((document_rule = 'fixed') = (fixed_document IS NOT NULL)),
  CHECK (NOT retired OR (login IS NULL AND port IS NULL AND NOT active AND NOT paused))
);
ALTER TABLE integration ADD PRIMARY KEY (location_id, id);

-- By what an integration that is not retired is reached: once over all locations, so this is one of the
-- few global tables.
CREATE TABLE integration_way (
  slug               text PRIMARY KEY,
  port               integer UNIQUE,
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  UNIQUE (location_id, integration_id),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration
);

CREATE TABLE erp_product (
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  product_id         uuid NOT NULL,
  number             text NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration,
  FOREIGN KEY (location_id, product_id) REFERENCES product ON DELETE CASCADE
);
ALTER TABLE erp_product ADD PRIMARY KEY (location_id, product_id, integration_id);
-- Lines that are to be booked in ERPs, and the lanes that keep their order.

CREATE TABLE lane (
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  document           text NOT NULL CHECK (length(document) BETWEEN 1 AND 100),
  head_id            uuid,          -- what is or was worked on last
  holder             uuid,          -- the start of the process that has it
  lease_until        timestamptz,
  create_until       timestamptz,   -- until when its holder may submit
  fence              bigint NOT NULL CHECK (fence >= 0),
  due_at             timestamptz,   -- of its lowest delivery; null where that waits for a person, or there is none
  PRIMARY KEY (location_id, integration_id, document),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration,
  CHECK ((holder IS NULL) = (lease_until IS NULL)),
  CHECK (holder IS NOT NULL OR create_until IS NULL)
) WITH (fillfactor = 80);

CREATE INDEX lane_due ON lane (location_id, integration_id, due_at) WHERE due_at IS NOT NULL AND holder IS NULL;
CREATE INDEX lane_held ON lane (location_id, integration_id) WHERE holder IS NOT NULL;

CREATE TABLE delivery (
  location_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  integration_id     uuid NOT NULL,
  seq                bigint NOT NULL, -- of its first event: its place in the lane
  order_id           uuid NOT NULL,
  line_no            smallint NOT NULL CHECK (line_no > 0),
  aim                text NOT NULL CHECK (aim IN ('book', 'take_back')),
  document           text CHECK (length(document) BETWEEN 1 AND 100),
  product_id         uuid NOT NULL,
  product_number     text CHECK (length(product_number) BETWEEN 1 AND 60),
  description        text NOT NULL,
  quantity           numeric(12,3) NOT NULL CHECK (quantity > 0),
  unit               text NOT NULL,
  mark               text NOT NULL CHECK (length(mark) BETWEEN 1 AND 200),
  unique_id          text CHECK (length(unique_id) BETWEEN 1 AND 100),
  sent_hash          bytea,         -- of what was sent under that id, however it was edited since
  login              bytea,         -- its own user and password, sealed; erased when it ends
  state              text NOT NULL CHECK (state IN
    ('held', 'placed', 'created', 'error', 'unknown', 'cleared', 'skipped', 'cancelled')),
  reason_code        text,
  due_at             timestamptz,
  course             json NOT NULL, -- how it stands, whole
  wanted             numeric(12,3) CHECK (wanted > 0), -- by its order; null where that is its quantity
  void_wanted        boolean NOT NULL DEFAULT false, -- its order's line is no longer wanted
  placed_at          timestamptz NOT NULL,
  changed_at         timestamptz NOT NULL,
  version            integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (location_id, id),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration,
  CHECK ((unique_id IS NULL) = (sent_hash IS NULL)),
  CHECK (due_at IS NULL OR state IN ('placed', 'unknown')),
  CHECK (state <> 'placed' OR (due_at IS NOT NULL AND document IS NOT NULL AND product_number IS NOT NULL)),
  CHECK (login IS NULL OR state NOT IN ('created', 'skipped', 'cancelled'))
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX delivery_mark ON delivery (location_id, integration_id, mark, aim);
CREATE INDEX delivery_lane ON delivery (location_id, integration_id, document, seq)
  WHERE state IN ('held', 'placed', 'error', 'unknown');
CREATE UNIQUE INDEX delivery_line ON delivery (location_id, order_id, line_no, integration_id, aim);
CREATE INDEX delivery_incomplete ON delivery (location_id, integration_id)
  WHERE (product_number IS NULL OR document IS NULL) AND state IN ('held', 'cleared');
CREATE INDEX delivery_latest ON delivery (location_id, integration_id, id);
CREATE INDEX delivery_document ON delivery (location_id, document, id);
CREATE INDEX delivery_state ON delivery (location_id, integration_id, state, id) WHERE state <> 'created';
CREATE INDEX delivery_unwanted ON delivery (location_id, integration_id)
  WHERE void_wanted AND state IN ('created', 'held', 'error', 'cleared');
CREATE UNIQUE INDEX delivery_sent ON delivery (location_id, unique_id, integration_id, aim)
  WHERE unique_id IS NOT NULL;

CREATE TABLE attempt (
  location_id        uuid NOT NULL,
  delivery_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  said               text NOT NULL, -- what it came to
  began_at           timestamptz NOT NULL,
  ended_at           timestamptz NOT NULL,
  steps              json NOT NULL, -- what was seen and done; secrets blank
  PRIMARY KEY (location_id, delivery_id, id),
  FOREIGN KEY (location_id, delivery_id) REFERENCES delivery ON DELETE CASCADE
);
CREATE INDEX attempt_ended ON attempt (location_id, ended_at);

-- Which process works an integration off, one at a time, and how it says that it goes.
CREATE TABLE integration_run (
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  holder             uuid NOT NULL, -- the start of the process
  lease_until        timestamptz NOT NULL,
  way                text CHECK (way IN ('open', 'hours', 'slowed', 'unreached', 'trying', 'credentials')),
  way_until          timestamptz,
  trouble_code       text,          -- what the ERP last said or did that kept it
  trouble            text,
  last_success_at    timestamptz,
  PRIMARY KEY (location_id, integration_id),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration
);

-- What those who run a location were told of and has not recovered: once for each cause.
CREATE TABLE integration_alert (
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  cause              text NOT NULL CHECK (cause IN ('unknown', 'error', 'credentials', 'unreached', 'age', 'void')),
  text               text NOT NULL,
  since              timestamptz NOT NULL,
  PRIMARY KEY (location_id, integration_id, cause),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration
);

-- Where those who run a location want to hear of that, too: what its log tells is posted there, in its order.
CREATE TABLE alert_webhook (
  location_id        uuid PRIMARY KEY REFERENCES location,
  url                text NOT NULL CHECK (url ~ '^[Hh][Tt][Tt][Pp][Ss]?://[!-~]+$' AND length(url) <= 500),
  secret             bytea NOT NULL, -- sealed
  next_seq           bigint,         -- of the first event that was not sent; null where none waits
  tries              integer NOT NULL CHECK (tries >= 0), -- that failed since one was taken
  due_at             timestamptz NOT NULL,
  holder             uuid,           -- who sends it right now
  lease_until        timestamptz,
  last_success_at    timestamptz,
  last_error_at      timestamptz,
  last_error         text,
  left_out           integer NOT NULL CHECK (left_out >= 0), -- events that were given up, or pruned from the log
  left_out_at        timestamptz,
  CHECK ((holder IS NULL) = (lease_until IS NULL)),
  CHECK ((last_error_at IS NULL) = (last_error IS NULL)),
  CHECK ((left_out = 0) = (left_out_at IS NULL))
);
