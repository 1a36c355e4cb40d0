-- Orders and revenue of each business date on which there was anything.
SELECT business_date, sum(orders) AS orders, sum(revenue) AS revenue
FROM (
  SELECT business_date, orders, revenue
  FROM staff_day
  WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
    AND (:source::text IS NULL OR source = :source::text)
    AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)
  UNION ALL
  SELECT business_date, orders, revenue
  FROM sold
  WHERE location_id = :location AND business_date BETWEEN :first::date AND :last::date
    AND business_date > coalesce(
      (SELECT business_date FROM totals_through WHERE location_id = :location), '-infinity')
    AND (:source::text IS NULL OR source = :source::text)
    AND (:staff::uuid IS NULL OR staff_id = :staff::uuid)) s
GROUP BY business_date
HAVING sum(orders) <> 0 OR sum(revenue) <> 0
ORDER BY business_date
