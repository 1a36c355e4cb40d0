package dev.comanda.delivery.queue;

/** SQL of where one looks for deliveries: places, products and orders that are meant. */
final class WayRows {
  /** Locations, and the integrations of each; goes on with which of these. */
  static final String PLACES =
      """
      WITH places AS (SELECT unnest(?::uuid[]) AS location_id),
      ways AS (
        SELECT i.location_id, i.id AS integration_id, i.mark_prefix
        FROM places k
        JOIN integration i ON i.location_id = k.location_id
      """;

  /** What the ERP calls a product of a delivery {@code d}; while it has no number, we do. */
  static final String PRODUCT = "coalesce(d.product_number, d.product_id::text)";

  /** Of a product that is called so. */
  static final String IN_PRODUCTS = "d.product_id IN (SELECT id FROM products)";

  /** Of an order that was found. */
  static final String OF_ORDER = " AND d.order_id = k.order_id";

  /** A number says of which order only with its date; each date has one. */
  static final String ORDERS_NUMBERED =
      """
      (SELECT o.location_id, o.id AS order_id
       FROM places p
       CROSS JOIN LATERAL (
         SELECT min(business_date) AS first, max(business_date) AS last
         FROM orders
         WHERE location_id = p.location_id) b
       CROSS JOIN LATERAL generate_series(b.first, b.last, interval '1 day') AS t(day)
       CROSS JOIN LATERAL (
         SELECT location_id, id
         FROM orders
         WHERE location_id = p.location_id AND business_date = t.day::date AND number = ?
         OFFSET 0) o) k
      """;

  /** The orders of a session. */
  static final String ORDERS_OF_SESSION =
      """
      (SELECT o.location_id, o.id AS order_id
       FROM places p
       CROSS JOIN LATERAL (
         SELECT location_id, id
         FROM orders
         WHERE location_id = p.location_id AND session_id = ?
         OFFSET 0) o) k
      """;

  /** A text as a number, and all numbers of the products that are called so. */
  static final String NUMBERS =
      """
      (SELECT location_id, ?::text AS key, NULL::uuid AS product_id
       FROM places
       UNION ALL
       SELECT location_id, id::text, id
       FROM products
       UNION ALL
       SELECT e.location_id, e.number, e.product_id
       FROM products p
       JOIN erp_product e ON e.location_id = p.location_id AND e.product_id = p.id) k
      """;

  private static final String PRODUCTS =
      """
      , products AS MATERIALIZED (
        SELECT p.location_id, p.id
        FROM places k
        JOIN product p ON p.location_id = k.location_id
        WHERE p.sku = ? OR EXISTS (
          SELECT FROM jsonb_each_text(p.name_keys) n WHERE\s""";

  private static final String OPEN_ITEMS =
      """
      )
        UNION ALL
        SELECT o.location_id, o.id
        FROM places k
        JOIN open_item o ON o.location_id = k.location_id
        WHERE\s""";

  private WayRows() {}

  /** Products with an SKU or a name: the whole of it, or what is in it. */
  static String products(boolean wholeName) {
    var name = wholeName ? "n.value = ?" : "strpos(n.value, ?) > 0";
    var item = wholeName ? "o.name_key = ?" : "strpos(o.name_key, ?) > 0";
    return PRODUCTS + name + OPEN_ITEMS + item + ")";
  }
}
