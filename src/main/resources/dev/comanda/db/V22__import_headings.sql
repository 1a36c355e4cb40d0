-- What somebody said the columns of an imported file are, for the next file of that place. The heading
-- is its key; an empty column is left out.
CREATE TABLE import_heading (
  location_id        uuid NOT NULL REFERENCES location,
  heading            text NOT NULL CHECK (length(heading) BETWEEN 1 AND 100),
  column_name        text NOT NULL,
  said_at            timestamptz NOT NULL,
  PRIMARY KEY (location_id, heading)
);
