-- What was seen in ERPs: pictures of attempts at lines, and the daily look whether an ERP's pages are as they were.

CREATE TABLE evidence_picture (
  location_id        uuid NOT NULL,
  delivery_id        uuid NOT NULL,
  attempt_id         uuid NOT NULL,
  no                 smallint NOT NULL CHECK (no > 0), -- as a step of the attempt names it
  integration_id     uuid NOT NULL,
  taken_at           timestamptz NOT NULL,
  bytes              integer NOT NULL CHECK (bytes > 0),
  png                bytea NOT NULL,
  PRIMARY KEY (location_id, delivery_id, attempt_id, no),
  FOREIGN KEY (location_id, delivery_id, attempt_id) REFERENCES attempt ON DELETE CASCADE
);
ALTER TABLE evidence_picture ALTER COLUMN png SET STORAGE EXTERNAL; -- it is packed already
CREATE INDEX evidence_picture_taken ON evidence_picture (location_id, integration_id, taken_at) INCLUDE (bytes);

-- When its ERP is looked at each day, by the clocks of the location; null: never.
ALTER TABLE integration ADD COLUMN canary_at time DEFAULT '05:30';

-- The last look at an ERP, and what was seen there.
CREATE TABLE integration_canary (
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  at                 timestamptz NOT NULL,
  scheduled          boolean NOT NULL, -- else a person asked for it
  reason_code        text,             -- what is wrong; null where all is well
  reason             text,
  step               text,             -- where that was seen
  picture            smallint,         -- and which of its pictures shows it, or how it looked at the end
  PRIMARY KEY (location_id, integration_id),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration,
  CHECK ((reason_code IS NULL) = (reason IS NULL)),
  CHECK (step IS NULL OR reason IS NOT NULL)
);

CREATE TABLE canary_picture (
  location_id        uuid NOT NULL,
  integration_id     uuid NOT NULL,
  no                 smallint NOT NULL CHECK (no > 0),
  png                bytea NOT NULL,
  PRIMARY KEY (location_id, integration_id, no),
  FOREIGN KEY (location_id, integration_id) REFERENCES integration_canary ON DELETE CASCADE
);
ALTER TABLE canary_picture ALTER COLUMN png SET STORAGE EXTERNAL;

ALTER TABLE integration_alert DROP CONSTRAINT integration_alert_cause_check;
ALTER TABLE integration_alert ADD CONSTRAINT integration_alert_cause_check
  CHECK (cause IN ('unknown', 'error', 'credentials', 'unreached', 'age', 'void', 'canary'));
