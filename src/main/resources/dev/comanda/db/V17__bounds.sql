-- How many bytes an order has in an answer, so that none is built for which there is no room; unknown of
-- those that were placed before. And how much a place's guests may order at once, null for what is usual.

ALTER TABLE orders ADD COLUMN bytes integer CHECK (bytes > 0);

ALTER TABLE location
  ADD COLUMN guest_quantity_max numeric(12,3) CHECK (guest_quantity_max > 0),
  ADD COLUMN guest_order_max bigint CHECK (guest_order_max > 0),
  ADD COLUMN guest_session_max bigint CHECK (guest_session_max > 0);
