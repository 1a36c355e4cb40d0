-- The first business date with an order, and the one that is open as far as the log knows.
SELECT l.business_date AS open_date,
       (SELECT min(business_date) FROM orders WHERE location_id = :location) AS first_date
FROM location_log l
WHERE l.location_id = :location
