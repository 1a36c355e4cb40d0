-- Orders and revenue by weekday of the business date and local hour; without an hour the dates of a weekday
-- on which there were orders.
WITH added AS MATERIALIZED (
  SELECT open_date, after_date, after_number
  FROM added_up(:location, false, :first::date)),
dated AS (
  SELECT business_date, hour, sum(orders) AS orders, sum(revenue) AS revenue
  FROM (
    SELECT business_date, hour, orders, revenue
    FROM hour_day
    WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
      AND (:source::text IS NULL OR source = :source::text)
    UNION ALL
    SELECT business_date, hour, orders, revenue
    FROM staff_hour_open
    WHERE location_id = :location AND business_date = (SELECT open_date FROM added)
      AND business_date BETWEEN :first::date AND :last::date
      AND (:source::text IS NULL OR source = :source::text)
    UNION ALL
    SELECT business_date, hour, orders, revenue
    FROM sold
    WHERE location_id = :location AND business_date <= :last::date
      AND (business_date, number) > (SELECT after_date, after_number FROM added)
      AND (:source::text IS NULL OR source = :source::text)) s
  GROUP BY business_date, hour)
SELECT extract(isodow FROM business_date)::integer AS weekday, hour, sum(orders) AS orders,
       sum(revenue) AS revenue, count(DISTINCT business_date) FILTER (WHERE orders > 0) AS dates
FROM dated
GROUP BY GROUPING SETS ((extract(isodow FROM business_date), hour), (extract(isodow FROM business_date)))
ORDER BY weekday, hour
