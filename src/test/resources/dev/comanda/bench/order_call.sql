-- One order, one statement: a function at the server does all of it.
\set location random(1, :locations)
\set session random(1, 20)
\if :tickets
SELECT place_order(lpad(to_hex(:location::int), 32, '0')::uuid,
  lpad(to_hex(:session::int), 32, '0')::uuid, :name, :names, :data, :card1, :told1, :card2, :told2,
  NULL, NULL);
\elif :deliveries
SELECT place_order(lpad(to_hex(:location::int), 32, '0')::uuid,
  lpad(to_hex(:session::int), 32, '0')::uuid, :name, :names, :data, NULL, :told1, NULL, :told2,
  :course1, :told3);
\else
SELECT place_order(lpad(to_hex(:location::int), 32, '0')::uuid,
  lpad(to_hex(:session::int), 32, '0')::uuid, :name, :names, :data, NULL, NULL, NULL, NULL,
  NULL, NULL);
\endif
