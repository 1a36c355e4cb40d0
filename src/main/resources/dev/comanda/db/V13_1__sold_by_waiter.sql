-- The same with who placed the order, by which the lines of one waiter are found with an index.
CREATE OR REPLACE VIEW sold AS
  SELECT location_id, business_date, hour, source,
         CASE source WHEN 'waiter' THEN placed_by ELSE '00000000-0000-0000-0000-000000000000' END
           AS staff_id,
         1 AS orders, NULL::uuid AS product_id, 0::numeric AS quantity, 0::bigint AS revenue,
         placed_by
  FROM orders
  UNION ALL
  SELECT location_id, cancelled_on, cancelled_hour, source,
         CASE source WHEN 'waiter' THEN placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         -1, NULL, 0, 0, placed_by
  FROM orders
  WHERE state = 'cancelled'
  UNION ALL
  SELECT o.location_id, o.business_date, o.hour, o.source,
         CASE o.source WHEN 'waiter' THEN o.placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         0, l.product_id, l.quantity, l.total, o.placed_by
  FROM orders o
  CROSS JOIN LATERAL (
    SELECT product_id, quantity, total
    FROM order_line
    WHERE location_id = o.location_id AND order_id = o.id
    OFFSET 0) l
  UNION ALL
  SELECT l.location_id, l.voided_on, l.voided_hour, o.source,
         CASE o.source WHEN 'waiter' THEN o.placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         0, l.product_id, -l.quantity, -l.total, o.placed_by
  FROM order_line l
  CROSS JOIN LATERAL (
    SELECT source, placed_by
    FROM orders
    WHERE location_id = l.location_id AND id = l.order_id
    OFFSET 0) o
  WHERE l.state = 'voided';
