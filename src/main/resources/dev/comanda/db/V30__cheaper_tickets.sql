-- A card is kept as it was written, and a session's tickets are found by its orders.

ALTER TABLE ticket ALTER COLUMN card TYPE json USING card::json;
DROP INDEX ticket_session;
