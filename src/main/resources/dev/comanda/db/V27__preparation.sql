-- Who prepares what. Where a product goes stands with it, or else with its category.

CREATE TABLE station (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  kind               text NOT NULL CHECK (kind IN ('people', 'robots')),
  minutes            smallint NOT NULL CHECK (minutes BETWEEN 1 AND 240),
  sort               integer NOT NULL,
  retired            boolean NOT NULL DEFAULT false,
  version            integer NOT NULL DEFAULT 1,
  PRIMARY KEY (location_id, id)
);

ALTER TABLE category
  ADD COLUMN station_id uuid,
  ADD COLUMN needs_preparation boolean NOT NULL DEFAULT true;

ALTER TABLE product
  ADD COLUMN station_id uuid,
  ADD COLUMN also_at uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(also_at) <= 5),
  ADD COLUMN needs_preparation boolean NOT NULL DEFAULT true,
  ADD COLUMN prep_minutes smallint CHECK (prep_minutes BETWEEN 1 AND 240);

-- A part of a line that was voided by itself is a line of its own.
ALTER TABLE order_line
  ADD COLUMN part_of smallint CHECK (part_of > 0 AND part_of < no),
  ADD CHECK (part_of IS NULL OR state = 'voided');

-- One station's part of an order, or one unit of it where robots work. The card is what screens show.
-- An order's tickets are written once, with it, and counted from 1: nothing can write them again.
CREATE TABLE ticket (
  location_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  order_id           uuid NOT NULL,
  part               smallint NOT NULL CHECK (part > 0),
  session_id         uuid,
  station_id         uuid,
  serial             integer CHECK (serial > 0),
  state              text NOT NULL CHECK (state IN ('queued', 'fired', 'ready', 'served', 'held', 'cancelled')),
  held               text,
  rush               boolean NOT NULL,
  placed_at          timestamptz NOT NULL,
  fire_at            timestamptz NOT NULL,
  sort_at            timestamptz NOT NULL, -- when it is to be fired; a rush comes that much earlier
  fired_at           timestamptz,
  ready_at           timestamptz,
  served_at          timestamptz,
  worker             jsonb,
  begun              boolean NOT NULL,
  status             text CHECK (length(status) BETWEEN 1 AND 60),
  lease_until        timestamptz,
  rejected_by        text[] NOT NULL,
  card               jsonb NOT NULL,
  version            integer NOT NULL,
  CHECK ((state = 'held') = (held IS NOT NULL)),
  CHECK (station_id IS NOT NULL OR state IN ('held', 'cancelled', 'served')),
  CHECK (state <> 'queued' OR (worker IS NULL AND lease_until IS NULL AND NOT begun)),
  CHECK (lease_until IS NULL OR state = 'fired')
);
CREATE INDEX ticket_queue ON ticket (location_id, station_id, sort_at, id) WHERE state = 'queued';
CREATE INDEX ticket_open ON ticket (location_id, station_id, id) WHERE state IN ('fired', 'held');
CREATE INDEX ticket_done ON ticket (location_id, station_id, ready_at DESC) WHERE state IN ('ready', 'served');
CREATE INDEX ticket_session ON ticket (location_id, session_id) WHERE session_id IS NOT NULL;
CREATE INDEX ticket_lease ON ticket (lease_until) WHERE lease_until IS NOT NULL;
CREATE UNIQUE INDEX ticket_serial ON ticket (location_id, serial) WHERE serial IS NOT NULL;
CREATE UNIQUE INDEX ticket_part ON ticket (location_id, order_id, part);
ALTER TABLE ticket ADD PRIMARY KEY (location_id, id);
