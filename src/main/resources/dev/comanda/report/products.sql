-- What was sold of each product: to the last date that is added up in its month, the months before it, less
-- what was before the first date; days that have no figures to date yet; the open date up to a number; the
-- rest from the lines. Source, product and category are null for all.
WITH added AS MATERIALIZED (
  SELECT through, least(:last::date, to_date_through) AS to_date,
         greatest(:first::date, to_date_through + 1) AS days_begin, least(:last::date, through) AS days_end,
         open_date, after_date, after_number
  FROM added_up(:location, false, :first::date)),
parts AS (
  SELECT product_id, quantity, revenue
  FROM product_month
  WHERE location_id = :location AND month >= date_trunc('month', :first::date)::date
    AND month < (SELECT date_trunc('month', to_date)::date FROM added)
    AND (:source::text IS NULL OR source = :source::text)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM product_to_date
  WHERE location_id = :location
    AND business_date = (SELECT to_date FROM added WHERE to_date >= :first::date)
    AND (:source::text IS NULL OR source = :source::text)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, -quantity, -revenue
  FROM product_to_date
  WHERE location_id = :location
    AND business_date = (
      SELECT :first::date - 1 FROM added
      WHERE to_date >= :first::date AND extract(day FROM :first::date) > 1)
    AND (:source::text IS NULL OR source = :source::text)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM product_day
  WHERE location_id = :location
    AND business_date BETWEEN (SELECT days_begin FROM added) AND (SELECT days_end FROM added)
    AND (:source::text IS NULL OR source = :source::text)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM product_open
  WHERE location_id = :location AND business_date = (SELECT open_date FROM added)
    AND business_date BETWEEN :first::date AND :last::date
    AND (:source::text IS NULL OR source = :source::text)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)
  UNION ALL
  SELECT product_id, quantity, revenue
  FROM sold
  WHERE location_id = :location AND business_date <= :last::date
    AND (business_date, number) > (SELECT after_date, after_number FROM added)
    AND product_id IS NOT NULL
    AND (:source::text IS NULL OR source = :source::text)
    AND (:product::uuid IS NULL OR product_id = :product::uuid)),
sums AS (
  SELECT product_id, sum(quantity) AS quantity, sum(revenue) AS revenue
  FROM parts
  GROUP BY product_id
  HAVING sum(quantity) <> 0 OR sum(revenue) <> 0)
SELECT s.product_id, i.name AS open_item, p.sku, p.names::text AS names, p.category_id, c.names::text AS category_names,
       p.unit, p.retired, s.quantity, s.revenue
FROM sums s
LEFT JOIN product p ON p.location_id = :location AND p.id = s.product_id
LEFT JOIN category c ON c.location_id = :location AND c.id = p.category_id
LEFT JOIN open_item i ON i.location_id = :location AND i.id = s.product_id
WHERE :category::uuid IS NULL OR p.category_id = :category::uuid
