-- Who has proved on a device who they are: only there are their own wrong attempts counted apart from
-- what others guess.
CREATE TABLE device_person (
  device_id          uuid NOT NULL REFERENCES device ON DELETE CASCADE,
  staff_id           uuid NOT NULL REFERENCES staff,
  signed_in_at       timestamptz NOT NULL,
  PRIMARY KEY (device_id, staff_id)
);
CREATE INDEX device_person_staff ON device_person (staff_id);
INSERT INTO device_person (device_id, staff_id, signed_in_at)
SELECT id, staff_id, signed_in_at FROM device;
