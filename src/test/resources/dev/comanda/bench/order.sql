-- One order, one transaction, by a program that sends its statements one after the other.
-- The location's lock, its numbers, the order, its lines in one statement, the event.
\set location random(1, :locations)
\set session random(1, 20)
BEGIN;
SELECT last_seq + 1 AS seq, last_order_number + 1 AS number, business_date
FROM location_log
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid
FOR UPDATE \gset
INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
  consumption, state, total, placed_at, hour)
VALUES (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), :business_date, :number, 'guest',
  lpad(to_hex(:session::int), 32, '0')::uuid, lpad(to_hex(:session::int), 32, '0')::uuid,
  'eat_in', 'placed', 2700, now(), 12)
RETURNING id AS order_id \gset
INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
  unit_price, total, tax_class, tax_rate, tax_mode, note, state)
VALUES
  (lpad(to_hex(:location::int), 32, '0')::uuid, :order_id, 1, lpad('1', 32, '0')::uuid,
    :name, :names, 1, 'piece', 900, 900, 'standard', 0.19, 'included', NULL, 'ordered'),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :order_id, 2, lpad('2', 32, '0')::uuid,
    :name, :names, 1, 'piece', 900, 900, 'standard', 0.19, 'included', NULL, 'ordered'),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :order_id, 3, lpad('3', 32, '0')::uuid,
    :name, :names, 1, 'piece', 900, 900, 'standard', 0.19, 'included', NULL, 'ordered');
\if :tickets
\set seq2 :seq + 1
\set seq3 :seq + 2
INSERT INTO ticket (location_id, id, order_id, part, session_id, station_id, serial, state,
  held, rush, placed_at, fire_at, sort_at, begun, rejected_by, card, version)
VALUES
  (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), :order_id, 1,
    lpad(to_hex(:session::int), 32, '0')::uuid, lpad('1', 32, '0')::uuid, NULL, 'queued',
    NULL, false, now(), now(), now(), false, '{}', :card1, 1),
  (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), :order_id, 2,
    lpad(to_hex(:session::int), 32, '0')::uuid, lpad('2', 32, '0')::uuid, NULL, 'queued',
    NULL, false, now(), now(), now(), false, '{}', :card2, 1);
INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
VALUES
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq, now(), 'order.placed',
    lpad(to_hex(:session::int), 32, '0')::uuid, :order_id, :data),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq2, now(), 'ticket.queued',
    lpad(to_hex(:session::int), 32, '0')::uuid, :order_id, :told1),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq3, now(), 'ticket.queued',
    lpad(to_hex(:session::int), 32, '0')::uuid, :order_id, :told2);
UPDATE location_log
SET last_seq = :seq3, last_order_number = :number
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid;
\elif :deliveries
\set seq2 :seq + 1
\set seq3 :seq + 2
\set seq4 :seq + 3
WITH first AS (
  UPDATE lane
  SET due_at = coalesce(due_at, now())
  WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid
    AND integration_id = lpad(to_hex(:location::int), 32, '0')::uuid AND document = 'WS-1')
INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
  product_id, product_number, description, quantity, unit, mark, state, due_at, course, placed_at,
  changed_at, version)
VALUES
  (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), lpad(to_hex(:location::int), 32, '0')::uuid,
    :seq2, :order_id, 1, 'book', 'WS-1', lpad('1', 32, '0')::uuid, 'ERP-1', :name, 1, 'piece',
    'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), :course1, now(), now(), 1),
  (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), lpad(to_hex(:location::int), 32, '0')::uuid,
    :seq3, :order_id, 2, 'book', 'WS-1', lpad('2', 32, '0')::uuid, 'ERP-2', :name, 1, 'piece',
    'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), :course1, now(), now(), 1),
  (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), lpad(to_hex(:location::int), 32, '0')::uuid,
    :seq4, :order_id, 3, 'book', 'WS-1', lpad('3', 32, '0')::uuid, 'ERP-3', :name, 1, 'piece',
    'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), :course1, now(), now(), 1);
INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
VALUES
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq, now(), 'order.placed',
    lpad(to_hex(:session::int), 32, '0')::uuid, :order_id, :data),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq2, now(), 'delivery.placed', NULL,
    :order_id, :told1),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq3, now(), 'delivery.placed', NULL,
    :order_id, :told2),
  (lpad(to_hex(:location::int), 32, '0')::uuid, :seq4, now(), 'delivery.placed', NULL,
    :order_id, :told3);
UPDATE location_log
SET last_seq = :seq4, last_order_number = :number
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid;
\else
INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
VALUES (lpad(to_hex(:location::int), 32, '0')::uuid, :seq, now(), 'order.placed',
  lpad(to_hex(:session::int), 32, '0')::uuid, :order_id, :data);
UPDATE location_log
SET last_seq = :seq, last_order_number = :number
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid;
\endif
COMMIT;
