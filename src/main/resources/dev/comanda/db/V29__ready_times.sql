-- When it will be ready: sums of open work in the row that each batch locks anyway.

ALTER TABLE location_log ADD COLUMN sums json NOT NULL DEFAULT '{}';

ALTER TABLE station
  ADD COLUMN at_once smallint NOT NULL DEFAULT 1 CHECK (at_once BETWEEN 1 AND 50),
  ADD COLUMN intake_minutes smallint NOT NULL DEFAULT 0 CHECK (intake_minutes BETWEEN 0 AND 2400); -- 0: no cap
UPDATE station SET at_once = 4 WHERE kind = 'people';
ALTER TABLE station ALTER COLUMN at_once DROP DEFAULT, ALTER COLUMN intake_minutes DROP DEFAULT;

-- What earlier days have left over waits for somebody to say what becomes of it, and counts for nothing.
UPDATE ticket
SET state = 'held', held = 'left_over', lease_until = NULL, version = version + 1
WHERE fire_at < now() - interval '18 hours'
  AND (state = 'queued' OR (state = 'fired' AND lease_until IS NULL AND worker->>'kind' = 'person'));

UPDATE location_log l
SET sums = open.sums
FROM (
  SELECT location_id, json_object_agg('open:' || station_id, minutes) AS sums
  FROM (
    SELECT location_id, station_id, sum((card->>'minutes')::integer) AS minutes
    FROM ticket
    WHERE state IN ('queued', 'fired') AND station_id IS NOT NULL
    GROUP BY location_id, station_id) t
  GROUP BY location_id) open
WHERE l.location_id = open.location_id;

-- How long a product was in hand at a station, at the median of the last ones.
CREATE TABLE measured_minutes (
  location_id        uuid NOT NULL REFERENCES location,
  station_id         uuid NOT NULL,
  product_id         uuid NOT NULL,
  minutes            smallint NOT NULL CHECK (minutes BETWEEN 1 AND 240),
  PRIMARY KEY (location_id, station_id, product_id)
);

-- Serials that are left out where an older copy was put back.
ALTER TABLE location_log ADD COLUMN serials_skipped integer NOT NULL DEFAULT 0 CHECK (serials_skipped >= 0);
