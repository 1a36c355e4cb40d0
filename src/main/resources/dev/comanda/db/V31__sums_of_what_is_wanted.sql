-- What is no longer wanted is no work, also before a cook has confirmed it: sums as they are counted now.

WITH counted AS (
  SELECT location_id, 'open:' || station_id AS key, (card->>'minutes')::integer AS minutes
  FROM ticket
  WHERE state IN ('queued', 'fired') AND station_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM json_array_elements(card->'lines') l WHERE l->>'state' = 'ordered')
  UNION ALL
  SELECT location_id, 'intake:' || (card#>>'{taken,station_id}') || ':' || (card#>>'{taken,quarter}'),
         (card->>'minutes')::integer
  FROM ticket
  WHERE (card#>>'{taken,quarter}')::bigint >= floor(extract(epoch FROM now()) / 900)
    AND (state IN ('ready', 'served')
      OR state <> 'cancelled'
      AND EXISTS (SELECT 1 FROM json_array_elements(card->'lines') l WHERE l->>'state' = 'ordered'))
)
UPDATE location_log l
SET sums = coalesce(
  (SELECT json_object_agg(key, minutes)
   FROM (SELECT key, sum(minutes) AS minutes FROM counted WHERE location_id = l.location_id GROUP BY key) s),
  '{}')
WHERE l.sums::text <> '{}';
