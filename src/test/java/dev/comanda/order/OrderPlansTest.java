package dev.comanda.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.location.Locations;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Orders that are looked up by their ids are found by a whole key, whatever statistics say: made
 * when there was nothing, or a few orders of a single day, and many more now. The plan is made once
 * for all ids, as the writer has it, and kept.
 */
class OrderPlansTest {
  private static final LocalDate DATE = LocalDate.parse("2026-11-20");
  private static final String AT = "Index Cond: \\(+(\\w+\\.)?location_id = [^()]+\\) AND ";
  private static final Pattern BY_ID = Pattern.compile(AT + "\\((\\w+\\.)?id = [^()]+\\)");
  private static final Pattern EITHER =
      Pattern.compile(BY_ID.pattern() + "|" + AT + "\\(business_date = [^()]+\\) AND \\(number = ");

  /** Locations that have some orders when statistics are made for the last time, if ever. */
  @ParameterizedTest(name = "{0} locations with {1} orders, statistics: {2}")
  @CsvSource({
    "0, 0, false",
    "0, 0, true",
    "1, 1, true",
    "1, 3, true",
    "1, 50, true",
    "1, 1000, true",
    "40, 1, true",
    "400, 1, true"
  })
  void an_order_is_found_by_a_whole_key(int locations, int orders, boolean statistics) {
    try (var postgres = TestPostgres.fresh();
        var filling = postgres.open(1);
        var writing =
            Database.byKeys(postgres.jdbcUrl(), postgres.user(), postgres.password(), 1)) {
      for (int i = 0; i < locations; i++) {
        DayRows.orders(filling, Ids.next(), DATE, orders);
      }
      if (statistics) {
        DayRows.analyzeForTheLastTime(filling);
      }
      assertThat(plan(writing, StoredOrderRows.BY_IDS)).containsPattern(BY_ID);
      DayRows.orders(filling, Ids.next(), DATE.plusDays(1), 500);
      assertThat(plan(writing, StoredOrderRows.BY_IDS)).containsPattern(BY_ID);
      assertThat(plan(writing, OrderRows.UPDATE)).containsPattern(EITHER);
    }
  }

  @Test
  void the_orders_of_sessions_are_counted_without_reading_a_line() {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(1)) {
      var bar = DayRows.location(database, "bar", DATE);
      DayRows.tax(database, bar);
      DayRows.orders(database, bar, DATE, 50);
      database.read(
          tx -> {
            var location = Locations.one(tx, bar);
            var sessions = DayRows.sessions(tx, bar);
            var counted = SessionOrders.counted(tx, location, sessions);
            assertThat(counted.values()).hasSize(50).allMatch(each -> each.count() == 1);
            assertThat(DayRows.linesRead(tx)).isZero();
            SessionOrders.of(tx, location, sessions, sessions, Integer.MAX_VALUE);
            return assertThat(DayRows.linesRead(tx)).isGreaterThanOrEqualTo(150);
          });
    }
  }

  /** Of a statement with arrays, whichever they are. */
  private static String plan(Database database, String sql) {
    var parameters = new StringBuilder();
    var number = new int[1];
    var numbered =
        Pattern.compile("\\?")
            .matcher(sql)
            .replaceAll(found -> Matcher.quoteReplacement("$" + ++number[0]));
    parameters.append("NULL, ".repeat(number[0]));
    parameters.setLength(parameters.length() - 2);
    List<String> lines =
        database.read(
            tx -> {
              tx.run("PREPARE asked AS " + numbered);
              var plan =
                  tx.rows("EXPLAIN EXECUTE asked (" + parameters + ")", row -> row.getString(1));
              tx.run("DEALLOCATE asked");
              return plan;
            });
    return String.join("\n", lines);
  }
}
