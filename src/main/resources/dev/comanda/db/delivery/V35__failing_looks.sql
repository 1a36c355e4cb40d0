-- How often in a row a look at an ERP has found it other than it should be; one that was not let in has seen nothing.

ALTER TABLE integration_canary ADD COLUMN failures smallint NOT NULL DEFAULT 0 CHECK (failures >= 0);
UPDATE integration_canary SET failures = 1 WHERE reason IS NOT NULL;
ALTER TABLE integration_canary ADD CHECK (failures = 0 OR reason IS NOT NULL);
