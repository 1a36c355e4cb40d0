package dev.comanda.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.ReadRows;
import dev.comanda.delivery.course.State;
import dev.comanda.delivery.queue.Filter.Waits;
import dev.comanda.order.DayRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is looked for among 50,000 deliveries is found by indexes: little more is read than is
 * found, also where statistics were made when there was hardly anything, or are fresh.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatchPlansTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
  private static final LocalDate OPEN = LocalDate.parse("2026-05-26");
  private static final int MANY = 50_000;
  private static final int PAGE = 51;
  private static final int COUNTED = Queue.COUNTED_MAX + 1;

  /** What waits is read where it is asked how it does. */
  private static final int WAITING = 100;

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);
  private final UUID location = DayRows.location(database, "bar", OPEN);
  private final UUID integration = Ids.next();
  private String mark = "";
  private boolean fresh;

  @BeforeAll
  void fill() {
    QueuedRows.integration(database, location, integration);
    ManyRows.products(database, location, integration);
    DayRows.orders(database, location, FIRST, 2);
    ManyRows.deliveries(database, location, integration);
    DayRows.analyzeForTheLastTime(database);
    ManyRows.analyze(database);
    for (var date = FIRST.plusDays(1); date.isBefore(OPEN); date = date.plusDays(1)) {
      DayRows.orders(database, location, date, 208);
    }
    ManyRows.deliveries(database, location, integration);
    mark = ManyRows.mark(database, 25_000);
    assertThat(ManyRows.count(database)).isGreaterThanOrEqualTo(MANY - 100);
  }

  @AfterAll
  void close() {
    database.close();
    postgres.close();
  }

  private Filter filter(Set<State> states, String q) {
    var search = q.isEmpty() ? null : new Search(q);
    return Filter.of(location, integration, states, search, null, null, Waits.ANYHOW);
  }

  /** What is looked for, how many there are of that, and how many are read at most for a page. */
  private Stream<Arguments> searches() {
    var all = Set.<State>of();
    var errors = Set.of(State.ERROR);
    var later = Instant.parse("2100-01-01T00:00:00Z");
    return Stream.of(
        Arguments.of("a mark", filter(all, mark), 1, 10),
        Arguments.of("the beginning of a mark", filter(all, mark.substring(0, 19)), 1, 10),
        Arguments.of("an id", filter(all, mark.substring(7)), 1, 10),
        Arguments.of("a document", filter(all, "W-5001"), 1, 10),
        Arguments.of("the document of nearly all", filter(all, "4711"), COUNTED, 4 * PAGE),
        Arguments.of(
            "errors on the document of nearly all", filter(errors, "4711"), 50, 2 * WAITING),
        Arguments.of("the number of a product", filter(all, "GEAR-77"), 13, 2 * WAITING),
        Arguments.of("the number of many", filter(all, "10"), COUNTED, 1_000),
        Arguments.of("a part of a name", filter(all, "gearb"), 13, 3 * WAITING),
        Arguments.of("what nearly all are called", filter(all, "oil"), COUNTED, 5 * WAITING),
        Arguments.of("two letters of it", filter(all, "oi"), 0, WAITING),
        Arguments.of("an SKU", filter(all, "SKU-2"), 13, 3 * WAITING),
        Arguments.of("the number of orders", filter(all, "#17"), 240, 1_000),
        Arguments.of("nothing that is there", filter(all, "Nowhere"), 0, WAITING),
        Arguments.of("all", filter(all, ""), COUNTED, 4 * PAGE),
        Arguments.of("errors", filter(errors, ""), 50, WAITING),
        Arguments.of("two attempts", waits(new Waits(2, null, null)), 50, 2 * WAITING),
        Arguments.of("tried again", waits(new Waits(null, later, null)), 50, 2 * WAITING),
        Arguments.of("placed long ago", waits(new Waits(null, null, 60)), 0, 2 * WAITING),
        Arguments.of("changed there", reason("changed_in_erp"), 6, 2 * WAITING),
        Arguments.of("closed", reason("document_closed"), 50, 2 * WAITING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("searches")
  @Order(1)
  void hardly_more_is_read_than_is_found_by_old_statistics(
      String what, Filter filter, int count, int readMax) {
    found(what, filter, count, readMax);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("searches")
  @Order(2)
  void hardly_more_is_read_than_is_found_by_fresh_ones(
      String what, Filter filter, int count, int readMax) {
    if (!fresh) {
      ManyRows.analyze(database);
      fresh = true;
    }
    found(what, filter, count, readMax);
  }

  private void found(String what, Filter filter, int count, int readMax) {
    int counted = database.read(tx -> Queue.count(tx, filter));
    assertThat(counted).as("of %s", what).isEqualTo(count);
    var listed = database.read(tx -> Queue.page(tx, filter, null, PAGE));
    assertThat(listed).hasSize(Math.min(count, PAGE)).doesNotHaveDuplicates();
    bounded(ManyRows.plan(database, MatchRows.of(filter, null, PAGE)), readMax);
    var counting = MatchRows.counting(filter, COUNTED);
    bounded(ManyRows.countPlan(database, counting, COUNTED), count + readMax);
  }

  private static void bounded(List<String> plan, int readMax) {
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on delivery"));
    assertThat(ReadRows.of(plan)).as("%s", String.join("\n", plan)).isLessThanOrEqualTo(readMax);
  }

  @Test
  void how_what_is_booked_waits_is_not_looked_for() {
    var booked = Set.of(State.CREATED);
    var waits = new Waits(2, null, null);
    var none = Filter.of(location, integration, booked, null, null, null, waits);
    int counted = database.read(tx -> Queue.count(tx, none));
    assertThat(counted).isZero();
    List<Listed> listed = database.read(tx -> Queue.page(tx, none, null, PAGE));
    assertThat(listed).isEmpty();
    var both = Set.of(State.CREATED, State.ERROR);
    var errors = Filter.of(location, integration, both, null, null, null, waits);
    found("errors that were tried twice", errors, 50, 2 * WAITING);
  }

  @Test
  void page_follows_page_whatever_is_looked_for() {
    var filter = filter(Set.of(), "GEAR-77");
    var first = database.read(tx -> Queue.page(tx, filter, null, 8));
    var last = first.getLast().delivery().delivery().id();
    var second = database.read(tx -> Queue.page(tx, filter, last, 8));
    assertThat(second).hasSize(5).doesNotContainAnyElementsOf(first);
    assertThat(first)
        .first()
        .satisfies(each -> assertThat(each.order().orderNumber()).isPositive());
  }

  private Filter waits(Waits waits) {
    return Filter.of(location, integration, Set.of(), null, null, null, waits);
  }

  private Filter reason(String code) {
    return Filter.of(location, integration, Set.of(), null, null, code, Waits.ANYHOW);
  }
}
