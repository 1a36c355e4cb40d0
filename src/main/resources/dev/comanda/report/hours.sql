-- Orders and revenue by weekday of the business date and local hour; without an hour the dates of a weekday
-- on which there were orders.
WITH dated AS (
  SELECT business_date, hour, sum(orders) AS orders, sum(revenue) AS revenue
  FROM (
    SELECT business_date, hour, orders, revenue
    FROM hour_day
    WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
      AND (:source::text IS NULL OR source = :source::text)
    UNION ALL
    SELECT business_date, hour, orders, revenue
    FROM sold
    WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
      AND business_date > coalesce(
        (SELECT business_date FROM totals_through WHERE location_id = :location), '-infinity')
      AND (:source::text IS NULL OR source = :source::text)) s
  GROUP BY business_date, hour)
SELECT extract(isodow FROM business_date)::integer AS weekday, hour, sum(orders) AS orders,
       sum(revenue) AS revenue, count(DISTINCT business_date) FILTER (WHERE orders > 0) AS dates
FROM dated
GROUP BY GROUPING SETS ((extract(isodow FROM business_date), hour), (extract(isodow FROM business_date)))
ORDER BY weekday, hour
