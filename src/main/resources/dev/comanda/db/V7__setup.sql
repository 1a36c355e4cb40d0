-- Set-up makes the first administrator before the first location, which then becomes theirs.
ALTER TABLE staff ALTER COLUMN default_location DROP NOT NULL;
