package dev.comanda.report;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.preparation.ready.Measured;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the SQL of the reports, which stands in files; each question is answered in one trip. */
final class ReportRows {
  private static final NamedSql PRODUCTS = NamedSql.file("products.sql");
  private static final NamedSql PRODUCTS_OF_WAITER = NamedSql.file("products_of_waiter.sql");
  private static final NamedSql DAYS = NamedSql.file("days.sql");
  private static final NamedSql STAFF = NamedSql.file("staff.sql");
  private static final NamedSql HOURS = NamedSql.file("hours.sql");
  private static final NamedSql HOURS_OF_WAITER = NamedSql.file("hours_of_waiter.sql");
  private static final NamedSql PREPARATION = NamedSql.file("preparation.sql");
  private static final NamedSql SPAN = NamedSql.file("span.sql");

  private ReportRows() {}

  /**
   * What was sold of a product, or of an open item.
   *
   * @param id of either
   * @param openItem the name of an item that the catalog does not have; null for products
   */
  record ProductSold(
      UUID id,
      @Nullable String openItem,
      @Nullable Listed listed,
      BigDecimal quantity,
      long revenue) {}

  /** A product as the catalog has it now. */
  record Listed(
      String sku,
      Map<String, String> names,
      UUID categoryId,
      Map<String, String> categoryNames,
      String unit,
      boolean retired) {}

  /** Orders and revenue of a date. */
  record DaySold(LocalDate date, long orders, long revenue) {}

  /** Orders and revenue of a waiter, or of a source without any. */
  record StaffSold(
      @Nullable UUID staffId, @Nullable String name, String source, long orders, long revenue) {}

  /**
   * Orders and revenue of a weekday (1 is Monday) and hour, or without one of the whole weekday.
   */
  record HourSold(int weekday, @Nullable Integer hour, long orders, long revenue, int dates) {}

  /**
   * Tickets that are ready, of all or by what they are told apart.
   *
   * @param key null for all of them; empty where no station made them
   * @param id of a station, a product, or an item that the catalog does not have
   * @param name of a station or of such an item
   * @param names of a product
   */
  record TicketsMade(
      @Nullable String key,
      @Nullable UUID id,
      @Nullable String name,
      @Nullable Map<String, String> names,
      long tickets,
      @Nullable Seconds inHand,
      @Nullable Seconds fromOrder,
      long promised,
      long kept) {}

  /** What half of so many tickets did not take longer than, and what nine of ten did not. */
  record Seconds(double median, double nineOfTen, long tickets) {}

  /** The open date as the log knows it, and the first date with an order, if there ever was one. */
  record Span(LocalDate open, @Nullable LocalDate first) {}

  static Asked<List<ProductSold>> products(
      Tx tx, ReportScope scope, @Nullable UUID product, @Nullable UUID category) {
    var values = values(scope);
    values.put("product", product);
    values.put("category", category);
    values.put("months_begin", scope.dates().monthsBegin());
    var sql = scope.staffId() == null ? PRODUCTS : PRODUCTS_OF_WAITER;
    var categories = new HashMap<String, Map<String, String>>();
    return tx.ask(sql.text(), row -> product(row, categories), sql.parameters(values));
  }

  static Asked<List<DaySold>> days(Tx tx, ReportScope scope) {
    return tx.ask(
        DAYS.text(),
        row -> new DaySold(Tx.date(row, "business_date"), orders(row), revenue(row)),
        DAYS.parameters(values(scope)));
  }

  static Asked<List<StaffSold>> staff(Tx tx, ReportScope scope) {
    return tx.ask(
        STAFF.text(),
        row ->
            new StaffSold(
                row.getObject("staff_id", UUID.class),
                row.getString("name"),
                row.getString("source"),
                orders(row),
                revenue(row)),
        STAFF.parameters(values(scope)));
  }

  static Asked<List<HourSold>> hours(Tx tx, ReportScope scope) {
    var sql = scope.staffId() == null ? HOURS : HOURS_OF_WAITER;
    return tx.ask(
        sql.text(),
        row ->
            new HourSold(
                row.getInt("weekday"),
                row.getObject("hour", Integer.class),
                orders(row),
                revenue(row),
                row.getInt("dates")),
        sql.parameters(values(scope)));
  }

  static Asked<List<TicketsMade>> preparation(Tx tx, ReportScope scope, By by) {
    var values = values(scope);
    values.put("by", by.wireName());
    values.put("slip", Measured.SLIP_SECONDS);
    return tx.ask(PREPARATION.text(), ReportRows::made, PREPARATION.parameters(values));
  }

  static Asked<List<Span>> span(Tx tx, UUID locationId) {
    return tx.ask(
        SPAN.text(),
        row -> new Span(Tx.date(row, "open_date"), row.getObject("first_date", LocalDate.class)),
        SPAN.parameters(Map.of("location", locationId)));
  }

  private static Map<String, @Nullable Object> values(ReportScope scope) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("location", scope.locationId());
    values.put("first", scope.dates().first());
    values.put("last", scope.dates().last());
    values.put("source", scope.source() == null ? null : scope.source().wireName());
    values.put("staff", scope.staffId());
    return values;
  }

  /**
   * Reads a row.
   *
   * @param categories names that were read before, by their JSON: many products have the same
   */
  private static ProductSold product(ResultSet row, Map<String, Map<String, String>> categories)
      throws SQLException {
    return new ProductSold(
        Tx.id(row, "product_id"),
        row.getString("open_item"),
        row.getString("sku") == null ? null : listed(row, categories),
        row.getBigDecimal("quantity"),
        revenue(row));
  }

  private static Listed listed(ResultSet row, Map<String, Map<String, String>> categories)
      throws SQLException {
    return new Listed(
        row.getString("sku"),
        names(row.getString("names")),
        Tx.id(row, "category_id"),
        categories.computeIfAbsent(row.getString("category_names"), ReportRows::names),
        row.getString("unit"),
        row.getBoolean("retired"));
  }

  private static TicketsMade made(ResultSet row) throws SQLException {
    var names = row.getString("names");
    return new TicketsMade(
        row.getString("key"),
        row.getObject("id", UUID.class),
        row.getString("name"),
        names == null ? null : names(names),
        row.getLong("tickets"),
        seconds(row, "in_hand"),
        seconds(row, "from_order"),
        row.getLong("promised"),
        row.getLong("kept"));
  }

  private static @Nullable Seconds seconds(ResultSet row, String of) throws SQLException {
    var median = row.getObject(of + "_median", Double.class);
    return median == null
        ? null
        : new Seconds(median, row.getDouble(of + "_nine"), row.getLong(of + "_tickets"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> names(String json) {
    return Json.own(json, Map.class);
  }

  private static long orders(ResultSet row) throws SQLException {
    return row.getLong("orders");
  }

  private static long revenue(ResultSet row) throws SQLException {
    return row.getLong("revenue");
  }
}
