-- What a payment holds of each tax. Until now only payments for lines said so, and receipts of amounts and
-- parts stated the taxes of the whole bill. Of those that stand, each gets its share of what is left beside the
-- payments for lines, in the order of the receipts. Receipts that were handed out stay as they are; those that
-- nobody has seen state their share. What was taken back before is left: both sides state nothing.

DO $$
DECLARE
  bill   record;
  pay    record;
  rates  numeric[];   -- of the bill, the highest first
  modes  text[];
  nets   bigint[];    -- what is left of each
  taxes  bigint[];
  gross  bigint[];    -- what it comes to
  tax    bigint[];
  part   bigint;
  of_it  bigint;
  rest   bigint;
  room   bigint;
  stated jsonb;
BEGIN
  FOR bill IN
    SELECT DISTINCT p.location_id, p.bill_id, l.currency
    FROM payment p
    JOIN location l ON l.id = p.location_id
  LOOP
    SELECT coalesce(array_agg(r.tax_rate), '{}'), coalesce(array_agg(r.tax_mode), '{}'),
           coalesce(array_agg(r.tax), '{}'),
           coalesce(array_agg(CASE r.tax_mode WHEN 'added' THEN r.total + r.tax ELSE r.total END), '{}')
    INTO rates, modes, tax, gross
    FROM (
      SELECT l.tax_rate, l.tax_mode, sum(l.total)::bigint AS total,
             round(sum(l.total) * l.tax_rate
               / CASE l.tax_mode WHEN 'added' THEN 1 ELSE 1 + l.tax_rate END)::bigint AS tax
      FROM orders o
      JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id AND l.state = 'ordered'
      WHERE o.location_id = bill.location_id
        AND (o.session_id = bill.bill_id OR (o.id = bill.bill_id AND o.session_id IS NULL))
      GROUP BY l.tax_rate, l.tax_mode
      ORDER BY l.tax_rate DESC, l.tax_mode DESC) r;

    nets := '{}';
    taxes := '{}';
    FOR i IN 1 .. cardinality(rates) LOOP
      SELECT coalesce(sum((one -> 'tax' ->> 'amount')::bigint), 0),
             coalesce(sum((one -> 'net' ->> 'amount')::bigint), 0)
      INTO of_it, part
      FROM payment p
      CROSS JOIN LATERAL jsonb_array_elements(p.taxes) AS one
      WHERE p.location_id = bill.location_id AND p.bill_id = bill.bill_id
        AND (one ->> 'rate')::numeric = rates[i] AND one ->> 'mode' = modes[i]
        AND NOT EXISTS (
          SELECT 1 FROM payment b WHERE b.location_id = p.location_id AND b.takes_back = p.id);
      taxes := taxes || greatest(0, tax[i] - of_it);
      nets := nets || greatest(0, gross[i] - tax[i] - part);
    END LOOP;

    FOR pay IN
      SELECT p.id, p.amount
      FROM payment p
      WHERE p.location_id = bill.location_id AND p.bill_id = bill.bill_id
        AND p.takes_back IS NULL AND p.items = '[]' AND p.taxes = '[]'
        AND NOT EXISTS (
          SELECT 1 FROM payment b WHERE b.location_id = p.location_id AND b.takes_back = p.id)
      ORDER BY p.number
    LOOP
      rest := pay.amount;
      room := 0;
      FOR i IN 1 .. cardinality(rates) LOOP
        room := room + nets[i] + taxes[i];
      END LOOP;
      stated := '[]';
      FOR i IN 1 .. cardinality(rates) LOOP
        CONTINUE WHEN room = 0;
        part := least(nets[i] + taxes[i], round(rest::numeric * (nets[i] + taxes[i]) / room)::bigint);
        room := room - nets[i] - taxes[i];
        rest := rest - part;
        CONTINUE WHEN part = 0;
        -- All that is then stated has its share of the tax.
        of_it := round(tax[i]::numeric * (gross[i] - nets[i] - taxes[i] + part) / gross[i])::bigint
          - (tax[i] - taxes[i]);
        of_it := greatest(0, part - nets[i], least(of_it, part, taxes[i]));
        nets[i] := nets[i] - (part - of_it);
        taxes[i] := taxes[i] - of_it;
        stated := stated || jsonb_build_object(
          'rate', trim_scale(rates[i])::text, 'mode', modes[i],
          'net', jsonb_build_object('amount', part - of_it, 'currency', bill.currency),
          'tax', jsonb_build_object('amount', of_it, 'currency', bill.currency),
          'gross', jsonb_build_object('amount', part, 'currency', bill.currency));
      END LOOP;
      UPDATE payment SET taxes = stated WHERE location_id = bill.location_id AND id = pay.id;
    END LOOP;
  END LOOP;
END $$;

-- What takes a payment for lines back states its taxes below nothing.
UPDATE payment AS b
SET taxes = (
  SELECT coalesce(jsonb_agg(one || jsonb_build_object(
    'net', jsonb_build_object('amount', -(one -> 'net' ->> 'amount')::bigint, 'currency', one -> 'net' ->> 'currency'),
    'tax', jsonb_build_object('amount', -(one -> 'tax' ->> 'amount')::bigint, 'currency', one -> 'tax' ->> 'currency'),
    'gross', jsonb_build_object(
      'amount', -(one -> 'gross' ->> 'amount')::bigint, 'currency', one -> 'gross' ->> 'currency'))), '[]')
  FROM jsonb_array_elements(m.taxes) AS one)
FROM payment m
WHERE m.location_id = b.location_id AND m.id = b.takes_back AND m.taxes <> '[]';

UPDATE payment AS p
SET receipt = p.receipt
  || jsonb_build_object('taxes', p.taxes, 'taxes_of', 'amount')
  || CASE WHEN r.added = 0 THEN '{}' ELSE jsonb_build_object(
       'added', jsonb_build_object('amount', r.added, 'currency', p.receipt -> 'total' ->> 'currency')) END
FROM (
  SELECT location_id, id,
         CASE WHEN takes_back IS NOT NULL THEN 0 ELSE (receipt -> 'total' ->> 'amount')::bigint - (
           SELECT coalesce(sum((line -> 'total' ->> 'amount')::bigint), 0)
           FROM jsonb_array_elements(receipt -> 'lines') AS line) END AS added
  FROM payment) r
WHERE r.location_id = p.location_id AND r.id = p.id AND p.issued = 0 AND p.taxes <> '[]'
  AND (p.items = '[]' OR p.takes_back IS NOT NULL);

-- The event that placed a scanned order: who repeats the scan with a key is answered by it from then on.
ALTER TABLE scan ADD COLUMN seq bigint;
