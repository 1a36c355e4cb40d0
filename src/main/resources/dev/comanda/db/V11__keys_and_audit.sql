-- Keys of programs, known by their hash; whoever has one acts at some locations, in some ways.
CREATE TABLE api_key (
  id                 uuid PRIMARY KEY,
  key_hash           bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  locations          uuid[] NOT NULL CHECK (cardinality(locations) BETWEEN 1 AND 100),
  scopes             text[] NOT NULL CHECK (cardinality(scopes) BETWEEN 1 AND 20),
  created_by         uuid NOT NULL REFERENCES staff,
  created_at         timestamptz NOT NULL,
  expires_at         timestamptz CHECK (expires_at > created_at),
  last_used_at       timestamptz,
  revoked_at         timestamptz
);
CREATE UNIQUE INDEX api_key_name ON api_key (lower(name)) WHERE revoked_at IS NULL;

ALTER TABLE orders DROP CONSTRAINT orders_source_check;
ALTER TABLE orders ADD CONSTRAINT orders_source_check
  CHECK (source IN ('guest', 'waiter', 'scan', 'api'));

-- What staff and keys did, one row each; never changed. The zero id stands for no location.
CREATE TABLE audit (
  location_id        uuid NOT NULL,
  id                 uuid NOT NULL,
  at                 timestamptz NOT NULL,
  action             text NOT NULL CHECK (action ~ '^[a-z_]{1,40}(\.[a-z_]{1,40})?$'),
  actor_type         text NOT NULL CHECK (actor_type IN ('waiter', 'kitchen', 'manager', 'admin', 'key', 'unknown')),
  actor_id           uuid,
  actor_name         text,
  target_id          text CHECK (length(target_id) BETWEEN 1 AND 200),
  address            text NOT NULL CHECK (length(address) BETWEEN 1 AND 100),
  reason             text CHECK (length(reason) BETWEEN 1 AND 200),
  CHECK ((actor_type = 'unknown') = (actor_id IS NULL)),
  CHECK ((actor_id IS NULL) = (actor_name IS NULL))
);
CREATE INDEX audit_at ON audit (at, location_id);
CREATE INDEX audit_id ON audit (id);
CREATE INDEX audit_actor ON audit (actor_id, id);
CREATE INDEX audit_target ON audit (location_id, target_id);
ALTER TABLE audit ADD PRIMARY KEY (location_id, id);
