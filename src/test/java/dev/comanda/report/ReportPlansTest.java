package dev.comanda.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.order.DayRows;
import dev.comanda.order.day.ClosedDays;
import dev.comanda.preparation.MadeRows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A report over dates that are added up reads their totals and not one line, and of the open date
 * only what was ordered since; also where statistics were made when the location had hardly sold
 * anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPlansTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-09-20");
  private static final LocalDate OPEN = LocalDate.parse("2026-11-10");
  private static final int ADDED = 400;
  private static final int LATER = 9;
  private static final UUID WAITER = UUID.fromString("00000000-0000-0000-0000-000000000003");

  private static final Pattern ROWS = Pattern.compile("actual rows=([0-9.]+)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);
  private final Database reading =
      Database.byIndexes(postgres.jdbcUrl(), postgres.user(), postgres.password(), 1);
  private final UUID location = DayRows.location(database, "bar", OPEN);

  @BeforeAll
  void sell() {
    DayRows.orders(database, location, FIRST, 2);
    DayRows.analyzeForTheLastTime(database);
    for (var date = FIRST.plusDays(1); date.isBefore(OPEN); date = date.plusDays(1)) {
      DayRows.orders(database, location, date, 60);
    }
    DayRows.open(database, location, OPEN, 1, ADDED);
    new ClosedDays(database).runOnce();
    MadeRows.station(database, "bar", "Counter");
    MadeRows.tickets(database, "bar");
    DayRows.open(database, location, OPEN, ADDED + 1, ADDED + LATER);
  }

  /** Tickets are found by the orders of the dates, whatever statistics say. */
  @ParameterizedTest
  @ValueSource(strings = {"station", "product", "hour"})
  void of_tickets_those_of_the_dates_alone_are_read(String by) {
    var sql = NamedSql.file("preparation.sql");
    var plan = plan(sql, OPEN.minusDays(2), OPEN.minusDays(1), by);
    assertThat(plan)
        .filteredOn(line -> line.contains(" on ticket "))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("ticket_part"))
        .satisfies(line -> assertThat(number(ROWS, line)).isBetween(0.9, 1.1));
    assertThat(plan)
        .filteredOn(line -> line.contains(" on orders "))
        .singleElement()
        .satisfies(line -> assertThat(number(ROWS, line)).isEqualTo(2 * 60));
  }

  @AfterAll
  void close() {
    reading.close();
    database.close();
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "products, product_month",
    "products, product_to_date",
    "products_of_waiter, staff_product_month",
    "products_of_waiter, staff_product_day",
    "days, staff_day",
    "staff, staff_day",
    "hours, hour_day",
    "hours_of_waiter, staff_hour_day"
  })
  void what_is_added_up_is_read_from_its_totals_alone(String report, String totals) {
    var plan = plan(NamedSql.file(report + ".sql"), FIRST.plusDays(1), OPEN.minusDays(1));
    assertThat(plan).anyMatch(line -> line.contains(totals + "_pkey"));
    assertThat(plan)
        .filteredOn(line -> line.contains(" on order_line ") || line.contains(" on orders "))
        .isNotEmpty()
        .allMatch(line -> line.contains("rows=0") || line.contains("never executed"));
  }

  /** Those that were voided are looked up by their keys. */
  @ParameterizedTest
  @CsvSource({
    "products, product_open",
    "products_of_waiter, staff_product_open",
    "days, staff_hour_open",
    "staff, staff_hour_open",
    "hours, staff_hour_open",
    "hours_of_waiter, staff_hour_open"
  })
  void of_the_open_date_only_later_orders_are_read(String report, String totals) {
    for (var first : List.of(OPEN, OPEN.minusDays(29), FIRST)) {
      var plan = plan(NamedSql.file(report + ".sql"), first, OPEN);
      assertThat(plan).anyMatch(line -> line.contains(totals + "_pkey"));
      assertThat(plan)
          .filteredOn(line -> line.contains(" on orders ") && !line.contains("orders_pkey"))
          .isNotEmpty()
          .allMatch(line -> number(ROWS, line) <= LATER, "finds at most " + LATER + " orders");
      assertThat(plan)
          .allMatch(line -> number(REMOVED, line) <= LATER, "reads at most " + LATER + " more");
      assertThat(plan).anyMatch(line -> line.contains("orders_") && number(ROWS, line) > 0);
    }
  }

  private static double number(Pattern pattern, String line) {
    var found = pattern.matcher(line);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private List<String> plan(NamedSql sql, LocalDate first, LocalDate last) {
    return plan(sql, first, last, "");
  }

  private List<String> plan(NamedSql sql, LocalDate first, LocalDate last, String by) {
    var values = new HashMap<String, @Nullable Object>();
    var dates = new ReportDates(first, last);
    values.put("location", location);
    values.put("first", dates.first());
    values.put("last", dates.last());
    values.put("months_begin", dates.monthsBegin());
    values.put("staff", sql.text().contains("added_up(?, true") ? WAITER : null);
    values.put("source", null);
    values.put("product", null);
    values.put("category", null);
    values.put("by", by);
    values.put("slip", 10);
    return reading.read(
        tx ->
            tx.rows(
                "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + sql.text(),
                row -> row.getString(1),
                sql.parameters(values)));
  }
}
