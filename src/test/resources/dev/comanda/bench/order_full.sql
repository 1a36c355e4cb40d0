-- One order, one transaction, with all that Comanda does for one: the key against repeats, the
-- session, the products.
\set location random(1, :locations)
\set session random(1, 20)
\set product random(1, 38)
\set key random(1, 9000000000000000000)
BEGIN;
SELECT last_seq + 1 AS seq, last_order_number + 1 AS number, business_date
FROM location_log
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid
FOR UPDATE \gset
SELECT count(*) AS known
FROM idempotency
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid
  AND caller = lpad(to_hex(:session::int), 32, '0')::uuid AND key = :key::text \gset
SELECT state
FROM session
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid
  AND id = lpad(to_hex(:session::int), 32, '0')::uuid \gset
SELECT min(version) AS version
FROM product
WHERE location_id = lpad(to_hex(:location::int), 32, '0')::uuid
  AND id IN (lpad(to_hex(:product::int), 32, '0')::uuid,
    lpad(to_hex(:product::int + 1), 32, '0')::uuid, lpad(to_hex(:product::int + 2), 32, '0')::uuid)
\gset
INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
  consumption, state, total, placed_at, hour)
VALUES (lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(), :business_date, :number, 'guest',
  lpad(to_hex(:session::int), 32, '0')::uuid, lpad(to_hex(:session::int), 32, '0')::uuid,
  'eat_in', 'placed', 2700, now(), 12)
RETURNING id AS order_id \gset
INSERT INTO order_line (location_id, order_id, no, product_id, name, names, quantity, unit,
  unit_price, total, tax_class, tax_rate, tax_mode, note, state)
SELECT lpad(to_hex(:location::int), 32, '0')::uuid, :order_id, no,
  lpad(to_hex(:product::int + no - 1), 32, '0')::uuid,
  :name, :names, 1, 'piece', 900, 900, 'standard', 0.19, 'included', NULL, 'ordered'
FROM generate_series(1, 3) AS no;
INSERT INTO idempotency (location_id, caller, key, body_hash, seq, at)
VALUES (lpad(to_hex(:location::int), 32, '0')::uuid, lpad(to_hex(:session::int), 32, '0')::uuid,
  :key::text, sha256(:key::text::bytea), :seq, now());
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
SELECT lpad(to_hex(:location::int), 32, '0')::uuid, uuidv7(),
  lpad(to_hex(:location::int), 32, '0')::uuid, :seq + no, :order_id, no, 'book', 'WS-1',
  lpad(to_hex(:product::int + no - 1), 32, '0')::uuid, 'ERP-' || no, :name, 1, 'piece',
  'OilMat:' || replace(uuidv7()::text, '-', ''), 'placed', now(), :course1, now(), now(), 1
FROM generate_series(1, 3) AS no;
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
