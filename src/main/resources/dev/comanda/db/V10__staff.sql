-- Staff sign in by password, by PIN on a device where somebody of the place did so by password, or,
-- where that is allowed and they have neither, by e-mail alone. Tokens carry the generation: what
-- makes older ones void counts it up, and every node reads those that were counted up lately.
ALTER TABLE staff
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN pin_hash    text,
  ADD COLUMN active      boolean NOT NULL DEFAULT true,
  ADD COLUMN generation  integer NOT NULL DEFAULT 1,
  ADD COLUMN revoked_at  timestamptz,
  ADD COLUMN version     integer NOT NULL DEFAULT 1;
CREATE INDEX staff_revoked ON staff (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX staff_location_location ON staff_location (location_id, staff_id);

-- A device that is trusted with PINs, and who last signed in there by password.
CREATE TABLE device (
  id                 uuid PRIMARY KEY,
  token_hash         bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  staff_id           uuid NOT NULL REFERENCES staff,
  signed_in_at       timestamptz NOT NULL
);
CREATE INDEX device_staff ON device (staff_id);

-- A sign-in goes on by tokens that are each used once; used_no and used_hash name the last one used.
CREATE TABLE sign_in (
  id                 uuid PRIMARY KEY,
  staff_id           uuid NOT NULL REFERENCES staff,
  csrf               text NOT NULL,
  began_at           timestamptz NOT NULL,
  expires_at         timestamptz NOT NULL CHECK (expires_at > began_at),
  ended_at           timestamptz,
  used_no            integer NOT NULL DEFAULT 0 CHECK (used_no >= 0),
  used_hash          bytea CHECK (length(used_hash) = 32)
);
CREATE INDEX sign_in_staff ON sign_in (staff_id);
CREATE INDEX sign_in_ended ON sign_in (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX sign_in_expires ON sign_in (expires_at);

CREATE TABLE refresh_token (
  hash               bytea PRIMARY KEY CHECK (length(hash) = 32),
  sign_in_id         uuid NOT NULL REFERENCES sign_in ON DELETE CASCADE,
  no                 integer NOT NULL CHECK (no > 0)
);
CREATE INDEX refresh_token_sign_in ON refresh_token (sign_in_id, no);

-- The key that signs tokens is the youngest of a list now, each with the time from which it signs.
UPDATE setting
SET name = 'token_keys',
    value = jsonb_build_array(value::jsonb || '{"since":"1970-01-01T00:00:00Z"}'::jsonb)::text
WHERE name = 'token_key';
