-- Reports read no day of a month but two, and of the open date only the latest orders.

-- What was sold of a product from the first day of a date's month to that date: a range of dates is the
-- figures of its last one less those of the one before its first, and the months between.
CREATE TABLE product_to_date (
  location_id        uuid NOT NULL,
  business_date      date NOT NULL,
  product_id         uuid NOT NULL,
  source             text NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, business_date, product_id, source)
);

-- What was ordered on the open date up to an order's number. What is taken off is not in it.
CREATE TABLE product_open (
  location_id        uuid NOT NULL,
  business_date      date NOT NULL,
  product_id         uuid NOT NULL,
  source             text NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, business_date, product_id, source)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE staff_product_open (
  location_id        uuid NOT NULL,
  staff_id           uuid NOT NULL,
  business_date      date NOT NULL,
  product_id         uuid NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, staff_id, business_date, product_id)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE staff_hour_open (
  location_id        uuid NOT NULL,
  business_date      date NOT NULL,
  staff_id           uuid NOT NULL,
  source             text NOT NULL,
  hour               smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  orders             integer NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, business_date, staff_id, source, hour)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);

-- Until when there are figures to date, and up to which order of which date there are open ones.
ALTER TABLE totals_through
  ADD COLUMN to_date_through date NOT NULL DEFAULT '-infinity',
  ADD COLUMN open_date date,
  ADD COLUMN open_number integer NOT NULL DEFAULT 0 CHECK (open_number >= 0),
  ADD CHECK (to_date_through <= business_date);

-- What counts as sold, with the order's number; what is taken off comes after all orders of its date.
CREATE OR REPLACE VIEW sold AS
  SELECT location_id, business_date, hour, source,
         CASE source WHEN 'waiter' THEN placed_by ELSE '00000000-0000-0000-0000-000000000000' END
           AS staff_id,
         1 AS orders, NULL::uuid AS product_id, 0::numeric AS quantity, 0::bigint AS revenue,
         placed_by, number
  FROM orders
  UNION ALL
  SELECT location_id, cancelled_on, cancelled_hour, source,
         CASE source WHEN 'waiter' THEN placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         -1, NULL, 0, 0, placed_by, 2147483647
  FROM orders
  WHERE state = 'cancelled'
  UNION ALL
  SELECT o.location_id, o.business_date, o.hour, o.source,
         CASE o.source WHEN 'waiter' THEN o.placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         0, l.product_id, l.quantity, l.total, o.placed_by, o.number
  FROM orders o
  CROSS JOIN LATERAL (
    SELECT product_id, quantity, total
    FROM order_line
    WHERE location_id = o.location_id AND order_id = o.id
    OFFSET 0) l
  UNION ALL
  SELECT l.location_id, l.voided_on, l.voided_hour, o.source,
         CASE o.source WHEN 'waiter' THEN o.placed_by ELSE '00000000-0000-0000-0000-000000000000' END,
         0, l.product_id, -l.quantity, -l.total, o.placed_by, 2147483647
  FROM order_line l
  CROSS JOIN LATERAL (
    SELECT source, placed_by
    FROM orders
    WHERE location_id = l.location_id AND id = l.order_id
    OFFSET 0) o
  WHERE l.state = 'voided';

-- What a report from a date on need not read from the lines: the dates up to through, and with an open
-- date, which is the next one, its orders up to a number; so of sold only what is after a date and number.
CREATE FUNCTION added_up(at_location uuid, of_waiters boolean, first_date date)
  RETURNS TABLE (through date, to_date_through date, open_date date, after_date date, after_number integer)
  LANGUAGE sql STABLE
AS $$
  SELECT a.through, a.to_date_through, a.open_date,
         greatest(a.open_date, a.through, first_date - 1),
         CASE WHEN a.open_date >= first_date THEN a.open_number ELSE 2147483647 END
  FROM (
    SELECT t.through, t.to_date_through, t.open_number,
           CASE WHEN t.open_date = t.through + 1 THEN t.open_date END AS open_date
    FROM (
      SELECT coalesce(CASE WHEN of_waiters THEN p.staff_through ELSE p.business_date END, '-infinity')
               AS through,
             coalesce(p.to_date_through, '-infinity') AS to_date_through, p.open_date, p.open_number
      FROM (VALUES (at_location)) AS l(location_id)
      LEFT JOIN totals_through p ON p.location_id = l.location_id) t) a
$$;
