-- What one waiter sold of each product, from the lines of his orders.
WITH parts AS (
  SELECT product_id, quantity, revenue
  FROM sold
  WHERE location_id = :location AND source = 'waiter' AND placed_by = :staff
    AND business_date BETWEEN :first::date AND :last::date
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
