CREATE FUNCTION place_order(location uuid, session uuid, name text, names jsonb, data jsonb)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
  head location_log%ROWTYPE;
  order_id uuid := uuidv7();
BEGIN
  UPDATE location_log AS l
  SET last_seq = last_seq + 1, last_order_number = last_order_number + 1
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
  INSERT INTO event (location_id, seq, at, type, session_id, order_id, data)
  VALUES (location, head.last_seq, now(), 'order.placed', session, order_id, data);
END
$$
