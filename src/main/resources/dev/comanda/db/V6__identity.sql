-- Which database the positions in the logs were handed out by: it goes along when the data is copied,
-- and then no longer tells of the place where it stands. One row.
CREATE TABLE database_identity (
  id                 smallint PRIMARY KEY CHECK (id = 1),
  identity           text NOT NULL,
  since              timestamptz NOT NULL
);
