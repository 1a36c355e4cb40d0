-- Totals are added up from the lines once a business date is over, since it never changes then.

TRUNCATE product_day, product_month, staff_day, hour_day;

ALTER TABLE product_day RESET (fillfactor, autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor);
ALTER TABLE product_month RESET (fillfactor, autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor);
ALTER TABLE staff_day RESET (fillfactor, autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor);
ALTER TABLE hour_day RESET (fillfactor, autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor);

-- Until when the totals of a location are added up.
CREATE TABLE totals_through (
  location_id        uuid PRIMARY KEY REFERENCES location,
  business_date      date NOT NULL
);

-- What was taken off on a date.
CREATE INDEX order_line_voided ON order_line (location_id, voided_on) WHERE state = 'voided';
CREATE INDEX orders_cancelled ON orders (location_id, cancelled_on) WHERE state = 'cancelled';

-- What counts as sold, and when: an order and its lines on its business date; one order less where it
-- was cancelled, one line less where it was voided. The zero id stands for guests.
CREATE VIEW sold AS
  SELECT location_id, business_date, hour, source,
         CASE source WHEN 'waiter' THEN placed_by ELSE '00000000-0000-0000-0000-000000000000' END
           AS staff_id,
         1 AS orders, NULL::uuid AS product_id, 0::numeric AS quantity, 0::bigint AS revenue
  FROM orders
  UNION ALL
  SELECT location_id, cancelled_on, cancelled_hour, source,
         CASE source WHEN 'waiter' THEN placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         -1, NULL, 0, 0
  FROM orders
  WHERE state = 'cancelled'
  UNION ALL
  SELECT o.location_id, o.business_date, o.hour, o.source,
         CASE o.source WHEN 'waiter' THEN o.placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         0, l.product_id, l.quantity, l.total
  FROM orders o
  JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
  UNION ALL
  SELECT l.location_id, l.voided_on, l.voided_hour, o.source,
         CASE o.source WHEN 'waiter' THEN o.placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         0, l.product_id, -l.quantity, -l.total
  FROM order_line l
  JOIN orders o ON o.location_id = l.location_id AND o.id = l.order_id
  WHERE l.state = 'voided';

-- Keys are forgotten by time, some thousands at once.
DROP INDEX idempotency_at;
CREATE INDEX idempotency_at ON idempotency USING brin (at);
