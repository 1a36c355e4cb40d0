-- Deliveries are found by all that people search for; nine indexes as before. What delivery_latest found is found
-- state by state, what has a reason though it is booked beside what is no longer wanted.

DROP INDEX delivery_latest;
DROP INDEX delivery_state;
CREATE INDEX delivery_state ON delivery (location_id, integration_id, state, id);

-- By its number in the ERP; while it has none, by the product itself.
CREATE INDEX delivery_product ON delivery (location_id, coalesce(product_number, product_id::text), id);

DROP INDEX delivery_unwanted;
CREATE INDEX delivery_noted ON delivery (location_id, integration_id, void_wanted)
  WHERE (void_wanted AND state IN ('created', 'held', 'error', 'cleared'))
    OR (state = 'created' AND reason_code IS NOT NULL);
