-- What somebody proves besides a password or PIN: a secret that an app on their phone has too. It counts
-- once confirmed_at is there. A code is good for one time step, and each step once.
CREATE TABLE second_factor (
  staff_id           uuid PRIMARY KEY REFERENCES staff,
  secret             bytea NOT NULL CHECK (length(secret) = 20),
  confirmed_at       timestamptz,
  used_step          bigint NOT NULL DEFAULT 0
);

-- For who has lost the phone: codes that are each good once.
CREATE TABLE recovery_code (
  staff_id           uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
  hash               bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (staff_id, hash)
);
