-- pgbench's own locations in the same tables, with sessions and products, and its function.
INSERT INTO location (id, slug, name, currency, time_zone, day_start, languages, tax_mode,
  created_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'pgbench-' || n, 'pgbench ' || n, 'EUR',
  'Europe/Berlin', '05:00', ARRAY['en', 'de'], 'included', now()
FROM generate_series(1, 50) AS n;

INSERT INTO location_log (location_id, epoch, business_date)
SELECT id, 1, current_date
FROM location
WHERE slug LIKE 'pgbench-%';

INSERT INTO session (location_id, id, code, name, name_key, state, opened_at, opened_by)
SELECT l.id, lpad(to_hex(n), 32, '0')::uuid, 'p' || n, 'Table ' || n, 'table ' || n, 'opened', now(),
  l.id
FROM location l
CROSS JOIN generate_series(1, 20) AS n
WHERE l.slug LIKE 'pgbench-%';

INSERT INTO category (location_id, id, names, sort)
SELECT id, id, '{"en": "Mains"}', 0
FROM location
WHERE slug LIKE 'pgbench-%';

INSERT INTO product (location_id, id, sku, names, descriptions, category_id, price, tax_class,
  unit, quantity_step, sort)
SELECT l.id, lpad(to_hex(n), 32, '0')::uuid, 'P' || n, '{"en": "Dish"}', '{}', l.id, 900,
  'standard', 'piece', 1, n
FROM location l
CROSS JOIN generate_series(1, 40) AS n
WHERE l.slug LIKE 'pgbench-%';

-- Retired: nobody looks after it, which pgbench need not pay for.
INSERT INTO integration (location_id, id, slug, workshop, connector, address, login_state, active, api,
  worker, paused, killed, mark_prefix, book_on, document_rule, fixed_document, per_minute, in_flight,
  attempts_max, retired, version, created_at)
SELECT id, id, slug, 'Workshop', 'lines', 'http://127.0.0.1:9', 'none', false, false, false, false,
  false, 'OilMat:', 'placed', 'fixed', 'WS-1', 0, 8, 10, true, 1, now()
FROM location
WHERE slug LIKE 'pgbench-%';

INSERT INTO lane (location_id, integration_id, document, fence)
SELECT location_id, id, fixed_document, 0
FROM integration
WHERE slug LIKE 'pgbench-%';

-- Without cards it writes no tickets, without a course no deliveries.
CREATE FUNCTION place_order(location uuid, session uuid, name text, names jsonb, data json,
  card jsonb, told json, card2 jsonb, told2 json, course json, told3 json)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  head location_log%ROWTYPE;
  order_id uuid := uuidv7();
BEGIN
  UPDATE location_log AS l
  SET last_seq = last_seq
      + CASE WHEN course IS NOT NULL THEN 4 WHEN card IS NOT NULL THEN 3 ELSE 1 END,
    last_order_number = last_order_number + 1
  WHERE l.location_id = location
  RETURNING * INTO head;
  INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
    consumption, state, total, placed_at, hour)
  VALUES (location, order_id, head.business_date, head.last_order_number, 'guest', session,
    session, 'eat_in', 'placed', 2700, now(), 12);
  INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
    unit_price, total, tax_class, tax_rate, tax_mode, note, state)
  VALUES
    (location, order_id, 1, '00000000-0000-0000-0000-000000000001', name, names, 1, 'piece',
      900, 900, 'standard', 0.19, 'included', NULL, 'ordered'),
    (location, order_id, 2, '00000000-0000-0000-0000-000000000002', name, names, 1, 'piece',
      900, 900, 'standard', 0.19, 'included', NULL, 'ordered'),
    (location, order_id, 3, '00000000-0000-0000-0000-000000000003', name, names, 1, 'piece',
      900, 900, 'standard', 0.19, 'included', NULL, 'ordered');
  IF course IS NOT NULL THEN
    WITH first AS (
      UPDATE lane AS l
      SET due_at = coalesce(l.due_at, now())
      WHERE l.location_id = location AND l.integration_id = location AND l.document = 'WS-1')
    INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
      product_id, product_number, description, quantity, unit, mark, state, due_at, course, placed_at,
      changed_at, version)
    VALUES
      (location, uuidv7(), location, head.last_seq - 2, order_id, 1, 'book', 'WS-1',
        '00000000-0000-0000-0000-000000000001', 'ERP-1', name, 1, 'piece',
        'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), course, now(), now(), 1),
      (location, uuidv7(), location, head.last_seq - 1, order_id, 2, 'book', 'WS-1',
        '00000000-0000-0000-0000-000000000002', 'ERP-2', name, 1, 'piece',
        'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), course, now(), now(), 1),
      (location, uuidv7(), location, head.last_seq, order_id, 3, 'book', 'WS-1',
        '00000000-0000-0000-0000-000000000003', 'ERP-3', name, 1, 'piece',
        'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), course, now(), now(), 1);
    INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
    VALUES
      (location, head.last_seq - 3, now(), 'order.placed', session, order_id, data),
      (location, head.last_seq - 2, now(), 'delivery.placed', NULL, order_id, told),
      (location, head.last_seq - 1, now(), 'delivery.placed', NULL, order_id, told2),
      (location, head.last_seq, now(), 'delivery.placed', NULL, order_id, told3);
  ELSIF card IS NULL THEN
    INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
    VALUES (location, head.last_seq, now(), 'order.placed', session, order_id, data);
  ELSE
    INSERT INTO ticket (location_id, id, order_id, part, session_id, station_id, serial, state,
      held, rush, placed_at, fire_at, sort_at, begun, rejected_by, card, version)
    VALUES
      (location, uuidv7(), order_id, 1, session, '00000000-0000-0000-0000-000000000001', NULL,
        'queued', NULL, false, now(), now(), now(), false, '{}', card, 1),
      (location, uuidv7(), order_id, 2, session, '00000000-0000-0000-0000-000000000002', NULL,
        'queued', NULL, false, now(), now(), now(), false, '{}', card2, 1);
    INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
    VALUES
      (location, head.last_seq - 2, now(), 'order.placed', session, order_id, data),
      (location, head.last_seq - 1, now(), 'ticket.queued', session, order_id, told),
      (location, head.last_seq, now(), 'ticket.queued', session, order_id, told2);
  END IF;
END
$$
