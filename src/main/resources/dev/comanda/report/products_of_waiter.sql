-- What one waiter sold of each product, as products.sql has it of all. Only orders of the source waiter are
-- somebody's.
WITH added AS MATERIALIZED (
  SELECT least(:last::date, through) AS days_end,
         date_trunc('month', least(:last::date, through) + 1)::date AS months_end,
         open_date, after_date, after_number
  FROM added_up(:location, true, :first::date)),
-- The days before the whole months and after them; without any such month all days are before.
days AS MATERIALIZED (
  SELECT months_end,
         CASE WHEN months_end > :months_begin::date THEN :months_begin::date - 1 ELSE days_end END
           AS before_end,
         CASE WHEN months_end > :months_begin::date THEN months_end ELSE 'infinity' END AS after_begin,
         days_end AS after_end
  FROM added),
parts AS (
  SELECT product_id, quantity, revenue
  FROM staff_product_month
  WHERE location_id = :location AND staff_id = :staff AND month >= :months_begin::date
    AND month < (SELECT months_end FROM days)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM staff_product_day
  WHERE location_id = :location AND staff_id = :staff
    AND business_date BETWEEN :first::date AND (SELECT before_end FROM days)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM staff_product_day
  WHERE location_id = :location AND staff_id = :staff
    AND business_date BETWEEN (SELECT after_begin FROM days) AND (SELECT after_end FROM days)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM staff_product_open
  WHERE location_id = :location AND staff_id = :staff
    AND business_date = (SELECT open_date FROM added)
    AND business_date BETWEEN :first::date AND :last::date
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM sold
  WHERE location_id = :location AND source = 'waiter' AND placed_by = :staff
    AND business_date <= :last::date
    AND (business_date, number) > (SELECT after_date, after_number FROM added)
    AND product_id IS NOT NULL
    AND (:product::uuid IS NULL OR product_id = :product::uuid)),
sums AS (
  SELECT product_id, sum(quantity) AS quantity, sum(revenue) AS revenue
  FROM parts
  WHERE :source::text IS NULL OR :source::text = 'waiter'
  GROUP BY product_id
  HAVING sum(quantity) <> 0 OR sum(revenue) <> 0)
SELECT s.product_id, i.name AS open_item, p.sku, p.names::text AS names, p.category_id, c.names::text AS category_names,
       p.unit, p.retired, s.quantity, s.revenue
FROM sums s
LEFT JOIN product p ON p.location_id = :location AND p.id = s.product_id
LEFT JOIN category c ON c.location_id = :location AND c.id = p.category_id
LEFT JOIN open_item i ON i.location_id = :location AND i.id = s.product_id
WHERE :category::uuid IS NULL OR p.category_id = :category::uuid
