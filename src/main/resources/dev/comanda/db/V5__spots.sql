-- Spots and the requests that phones make there; sessions stand at spots, move, are merged.

ALTER TABLE location
  ADD COLUMN spot_admission text NOT NULL DEFAULT 'ask' CHECK (spot_admission IN ('ask', 'at_once'));

CREATE TABLE spot (
  location_id        uuid NOT NULL REFERENCES location,
  id                 uuid NOT NULL,
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  code               text NOT NULL,
  document           text CHECK (length(document) BETWEEN 1 AND 100),
  version            integer NOT NULL DEFAULT 1,
  UNIQUE (location_id, code)
);
CREATE UNIQUE INDEX spot_name ON spot (location_id, lower(name));
ALTER TABLE spot ADD PRIMARY KEY (location_id, id);

-- A spot may be deleted; the sessions that were there keep its id. opened_by is null where a phone was let in at once.
ALTER TABLE session
  ALTER COLUMN opened_by DROP NOT NULL,
  ADD COLUMN spot_id uuid,
  ADD COLUMN document text CHECK (length(document) BETWEEN 1 AND 100),
  ADD COLUMN merged_into uuid,
  ADD CHECK (merged_into IS NULL OR state = 'closed'),
  ADD CHECK (merged_into <> id);
CREATE UNIQUE INDEX session_open_spot ON session (location_id, spot_id) WHERE state <> 'closed';

CREATE TABLE spot_request (
  location_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  spot_id            uuid NOT NULL,
  spot_name          text NOT NULL,
  token_hash         bytea NOT NULL CHECK (length(token_hash) = 32),
  state              text NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'expired')),
  made_at            timestamptz NOT NULL,
  expires_at         timestamptz NOT NULL,
  answered_at        timestamptz,
  answered_by        uuid,
  session_id         uuid,
  UNIQUE (location_id, token_hash),
  CHECK ((state = 'open') = (answered_at IS NULL)),
  CHECK ((state = 'accepted') = (session_id IS NOT NULL)),
  CHECK (answered_by IS NULL OR state IN ('accepted', 'refused'))
);
CREATE INDEX spot_request_open ON spot_request (location_id, spot_id) WHERE state = 'open';
CREATE INDEX spot_request_due ON spot_request (expires_at, location_id) WHERE state = 'open';
ALTER TABLE spot_request ADD PRIMARY KEY (location_id, id);
