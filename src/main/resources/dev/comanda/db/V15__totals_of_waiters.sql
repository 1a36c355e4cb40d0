-- What each waiter sold, added up with the other totals of a date; orders of other sources are nobody's.
-- A waiter's rows stand together, so that a report reads his own and no other's.

CREATE TABLE staff_product_day (
  location_id        uuid NOT NULL,
  staff_id           uuid NOT NULL,
  business_date      date NOT NULL,
  product_id         uuid NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, staff_id, business_date, product_id)
);

CREATE TABLE staff_product_month (
  location_id        uuid NOT NULL,
  staff_id           uuid NOT NULL,
  month              date NOT NULL CHECK (extract(day FROM month) = 1),
  product_id         uuid NOT NULL,
  quantity           numeric(18,3) NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, staff_id, month, product_id)
);

CREATE TABLE staff_hour_day (
  location_id        uuid NOT NULL,
  staff_id           uuid NOT NULL,
  business_date      date NOT NULL,
  hour               smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  orders             integer NOT NULL,
  revenue            bigint NOT NULL,
  PRIMARY KEY (location_id, staff_id, business_date, hour)
);

-- Until when these are added up. Dates that were added up without them follow one by one.
ALTER TABLE totals_through ADD COLUMN staff_through date;
UPDATE totals_through t
SET staff_through = coalesce(
  (SELECT min(business_date) FROM orders WHERE location_id = t.location_id) - 1, business_date);
ALTER TABLE totals_through
  ALTER COLUMN staff_through SET NOT NULL,
  ADD CHECK (staff_through <= business_date);
