package dev.comanda.delivery.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.BacklogRows;
import dev.comanda.delivery.ReadRows;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.order.DayRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page of lanes reads what stands first in each and what waits in its own, not all that waits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanePlansTest {
  private static final int PAGE = 3;
  private static final EnumSet<LaneState> WAITING =
      EnumSet.complementOf(EnumSet.of(LaneState.BOOKED));

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);
  private final UUID location = DayRows.location(database, "bar", LocalDate.parse("2026-05-26"));
  private final UUID id = Ids.next();

  @BeforeAll
  void fill() {
    BacklogRows.fill(database, location, id);
  }

  @AfterAll
  void close() {
    database.close();
    postgres.close();
  }

  private Integration integration() {
    return database.read(tx -> Running.find(tx, Set.of(location), id)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void little_more_is_read_than_is_shown(boolean analyzed) {
    if (analyzed) {
      BacklogRows.analyze(database);
    }
    var plan =
        BacklogRows.plan(
            database,
            tx -> {
              LaneListRows.byIndexes(tx);
              return "";
            },
            LaneListRows.WAITING,
            LaneListRows.parameters(integration(), WAITING, null, PAGE));
    long bound = 2 * (BacklogRows.LANES + 2) + PAGE * (LaneListRows.COUNTED_MAX + 2);
    assertThat(ReadRows.of(plan)).as("%s", String.join("\n", plan)).isLessThan(bound);
  }

  private List<Lane> page(@Nullable LanePlace after) {
    var euro = Currency.getInstance("EUR");
    return database.read(tx -> LaneListRows.waiting(tx, integration(), WAITING, after, PAGE, euro));
  }

  @Test
  void each_lane_is_on_one_page_and_more_than_is_counted_is_said() {
    var all = new ArrayList<Lane>();
    @Nullable LanePlace after = null;
    List<Lane> page;
    do {
      page = page(after);
      all.addAll(page);
      after = page.isEmpty() ? null : page.getLast().place();
    } while (page.size() == PAGE);
    assertThat(all).extracting(Lane::document).doesNotHaveDuplicates();
    assertThat(all).hasSize(BacklogRows.LANES + 2);
    var many = all.stream().filter(Lane::waitingMore).toList();
    assertThat(many).extracting(Lane::document).containsExactlyInAnyOrder("LONG", null);
    assertThat(many).allMatch(lane -> lane.waiting() == LaneListRows.COUNTED_MAX);
    assertThat(all).filteredOn(lane -> !lane.waitingMore()).allMatch(lane -> lane.waiting() == 200);
  }
}
