-- Robots that wait for a ticket or were given one, and what they report. Rows of both are written
-- without the location's lock too: a robot is never turned away because a location is busy.

ALTER TABLE location
  ADD COLUMN robot_networks text[] NOT NULL DEFAULT '{}' CHECK (cardinality(robot_networks) <= 20);

CREATE TABLE robot (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  station_id         uuid NOT NULL,
  who                text NOT NULL,
  address            text, -- null for one that pulls
  label              text NOT NULL,
  filter             jsonb NOT NULL,
  since              timestamptz NOT NULL,
  state              text NOT NULL CHECK (state IN ('waiting', 'calling', 'given', 'aside')),
  ticket_id          uuid,
  attempts           smallint NOT NULL CHECK (attempts >= 0),
  fence              integer NOT NULL,
  due_at             timestamptz, -- when somebody has to look at it
  given_at           timestamptz,
  aside_at           timestamptz,
  probe              text CHECK (probe IN ('open', 'not_open', 'unreachable')),
  probed_at          timestamptz,
  PRIMARY KEY (location_id, id),
  CHECK ((state IN ('calling', 'given')) = (ticket_id IS NOT NULL)),
  CHECK ((state = 'waiting') = (due_at IS NULL)),
  CHECK ((state = 'aside') = (aside_at IS NOT NULL)),
  CHECK (address IS NOT NULL OR state = 'given')
);
CREATE UNIQUE INDEX robot_who ON robot (location_id, who);
CREATE INDEX robot_waiting ON robot (location_id, station_id, since) WHERE state = 'waiting';
CREATE INDEX robot_due ON robot (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX robot_ticket ON robot (location_id, ticket_id) WHERE ticket_id IS NOT NULL;

-- What was reported and is not done: it waits to be applied, or somebody has to look at it.
CREATE TABLE robot_report (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  at                 timestamptz NOT NULL,
  order_id           text NOT NULL,
  serial             integer,
  status             text NOT NULL,
  orderbot_id        text NOT NULL,
  reason             text, -- why it was not applied; null while it waits
  PRIMARY KEY (location_id, id)
);
CREATE INDEX robot_report_waiting ON robot_report (location_id, serial) WHERE reason IS NULL;
CREATE INDEX robot_report_age ON robot_report (at);
