-- Orders and revenue of each waiter, and of each other source of orders.
WITH added AS MATERIALIZED (
  SELECT open_date, after_date, after_number
  FROM added_up(:location, false, :first::date))
SELECT t.staff_id, m.name, t.source, t.orders, t.revenue
FROM (
  SELECT nullif(staff_id, '00000000-0000-0000-0000-000000000000') AS staff_id, source,
         sum(orders) AS orders, sum(revenue) AS revenue
  FROM (
    SELECT staff_id, source, orders, revenue
    FROM staff_day
    WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
      AND (:source::text IS NULL OR source = :source::text)
      AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)
    UNION ALL
    SELECT staff_id, source, orders, revenue
    FROM staff_hour_open
    WHERE location_id = :location AND business_date = (SELECT open_date FROM added)
      AND business_date BETWEEN :first::date AND :last::date
      AND (:source::text IS NULL OR source = :source::text)
      AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)
    UNION ALL
    SELECT staff_id, source, orders, revenue
    FROM sold
    WHERE location_id = :location AND business_date <= :last::date
      AND (business_date, number) > (SELECT after_date, after_number FROM added)
      AND (:source::text IS NULL OR source = :source::text)
      AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)) s
  GROUP BY staff_id, source
  HAVING sum(orders) <> 0 OR sum(revenue) <> 0) t
LEFT JOIN staff m ON m.id = t.staff_id
