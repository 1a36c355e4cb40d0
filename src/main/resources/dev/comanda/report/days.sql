-- Orders and revenue of each business date on which there was anything.
WITH added AS MATERIALIZED (
  SELECT open_date, after_date, after_number
  FROM added_up(:location, false, :first::date))
SELECT business_date, sum(orders) AS orders, sum(revenue) AS revenue
FROM (
  SELECT business_date, orders, revenue
  FROM staff_day
  WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
    AND (:source::text IS NULL OR source = :source::text)
    AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)
  UNION ALL
  SELECT business_date, orders, revenue
  FROM staff_hour_open
  WHERE location_id = :location AND business_date = (SELECT open_date FROM added)
    AND business_date BETWEEN :first::date AND :last::date
    AND (:source::text IS NULL OR source = :source::text)
    AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)
  UNION ALL
  SELECT business_date, orders, revenue
  FROM sold
  WHERE location_id = :location AND business_date <= :last::date
    AND (business_date, number) > (SELECT after_date, after_number FROM added)
    AND (:source::text IS NULL OR source = :source::text)
    AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)) s
GROUP BY business_date
HAVING sum(orders) <> 0 OR sum(revenue) <> 0
ORDER BY business_date
