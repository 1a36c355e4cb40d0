-- The same of one waiter, from the lines of his orders.
WITH dated AS (
  SELECT business_date, hour, sum(orders) AS orders, sum(revenue) AS revenue
  FROM sold
  WHERE location_id = :location AND source = 'waiter' AND placed_by = :staff
    AND business_date BETWEEN :first::date AND :last::date
    AND (:source::text IS NULL OR source = :source::text)
  GROUP BY business_date, hour)
SELECT extract(isodow FROM business_date)::integer AS weekday, hour, sum(orders) AS orders,
       sum(revenue) AS revenue, count(DISTINCT business_date) FILTER (WHERE orders > 0) AS dates
FROM dated
GROUP BY GROUPING SETS ((extract(isodow FROM business_date), hour), (extract(isodow FROM business_date)))
ORDER BY weekday, hour
