-- The same of one waiter. Only orders of the source waiter are somebody's.
WITH added AS MATERIALIZED (
  SELECT open_date, after_date, after_number
  FROM added_up(:location, true, :first::date)),
dated AS (
  SELECT business_date, hour, sum(orders) AS orders, sum(revenue) AS revenue
  FROM (
    SELECT business_date, hour, orders, revenue
    FROM staff_hour_day
    WHERE location_id = :location AND staff_id = :staff AND business_date BETWEEN :first::date AND :last::date
    UNION ALL
    SELECT business_date, hour, orders, revenue
    FROM staff_hour_open
    WHERE location_id = :location AND source = 'waiter' AND staff_id = :staff
      AND business_date = (SELECT open_date FROM added)
      AND business_date BETWEEN :first::date AND :last::date
    UNION ALL
    SELECT business_date, hour, orders, revenue
    FROM sold
    WHERE location_id = :location AND source = 'waiter' AND placed_by = :staff
      AND business_date <= :last::date
      AND (business_date, number) > (SELECT after_date, after_number FROM added)) s
  WHERE :source::text IS NULL OR :source::text = 'waiter'
  GROUP BY business_date, hour)
SELECT extract(isodow FROM business_date)::integer AS weekday, hour, sum(orders) AS orders,
       sum(revenue) AS revenue, count(DISTINCT business_date) FILTER (WHERE orders > 0) AS dates
FROM dated
GROUP BY GROUPING SETS ((extract(isodow FROM business_date), hour), (extract(isodow FROM business_date)))
ORDER BY weekday, hour
