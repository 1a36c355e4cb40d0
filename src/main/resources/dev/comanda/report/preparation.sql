-- How tickets were made that are ready: of all of them (no key), and of each station, product or hour in which it
-- was ordered. A ticket counts on the business date of its order, and once for each product that is on it; one of which
-- nothing is wanted any more was made all the same, and counts for what it was. Source and waiter are null for all.
-- Where begun and ended were one tap, the seconds between say nothing, so there are fewer of those. Tickets are found by
-- their order, whatever is known of the table.
WITH made AS MATERIALIZED (
  SELECT CASE :by::text
           WHEN 'station' THEN ARRAY[coalesce(t.station_id::text, '')]
           WHEN 'hour' THEN ARRAY[o.hour::text]
           ELSE ARRAY(
             SELECT DISTINCT line->>'product_id'
             FROM json_array_elements(t.card->'lines') AS line
             WHERE line->>'state' = 'ordered' OR NOT EXISTS (
               SELECT FROM json_array_elements(t.card->'lines') AS other WHERE other->>'state' = 'ordered'))
         END AS keys,
         extract(epoch FROM t.ready_at - t.fired_at)::double precision AS in_hand,
         extract(epoch FROM t.ready_at - t.placed_at)::double precision AS from_order,
         t.ready_at <= (t.card->'promise'->>'by')::timestamptz AS kept
  FROM orders o
  CROSS JOIN LATERAL (
    SELECT station_id, state, placed_at, fired_at, ready_at, card
    FROM ticket
    WHERE location_id = o.location_id AND order_id = o.id
    OFFSET 0) t
  WHERE o.location_id = :location AND o.business_date BETWEEN :first::date AND :last::date
    AND (:source::text IS NULL OR o.source = :source::text)
    AND (:staff::uuid IS NULL OR (o.source = 'waiter' AND o.placed_by = :staff::uuid))
    AND t.state IN ('ready', 'served')),
counted AS (
  SELECT k.key, count(*) AS tickets,
         percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY in_hand)
           FILTER (WHERE in_hand >= :slip) AS in_hand,
         count(*) FILTER (WHERE in_hand >= :slip) AS in_hand_tickets, count(from_order) AS from_order_tickets,
         percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY from_order) AS from_order,
         count(kept) AS promised, count(*) FILTER (WHERE kept) AS kept
  FROM made
  CROSS JOIN LATERAL unnest(array_append(keys, NULL::text)) AS k(key)
  GROUP BY k.key),
named AS (
  SELECT *, CASE WHEN :by::text <> 'hour' THEN nullif(key, '')::uuid END AS id FROM counted)
SELECT n.key, n.id, n.tickets, n.in_hand[1] AS in_hand_median, n.in_hand[2] AS in_hand_nine, n.in_hand_tickets,
       n.from_order[1] AS from_order_median, n.from_order[2] AS from_order_nine, n.from_order_tickets, n.promised, n.kept,
       coalesce(s.name, i.name) AS name, p.names::text AS names
FROM named n
LEFT JOIN station s ON :by::text = 'station' AND s.location_id = :location AND s.id = n.id
LEFT JOIN product p ON :by::text = 'product' AND p.location_id = :location AND p.id = n.id
LEFT JOIN open_item i ON :by::text = 'product' AND i.location_id = :location AND i.id = n.id
