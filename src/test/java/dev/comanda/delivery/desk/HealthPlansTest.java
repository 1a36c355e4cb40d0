package dev.comanda.delivery.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.db.Tx;
import dev.comanda.delivery.BacklogRows;
import dev.comanda.delivery.ReadRows;
import dev.comanda.order.DayRows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an integration is costs little, however much is booked and however much waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthPlansTest {
  /** Of each state so many are counted. */
  private static final int COUNTED = 10_001;

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);
  private final UUID location = DayRows.location(database, "bar", LocalDate.parse("2026-05-26"));
  private final UUID integration = Ids.next();

  @BeforeAll
  void fill() {
    BacklogRows.fill(database, location, integration);
  }

  @AfterAll
  void close() {
    database.close();
    postgres.close();
  }

  private long read(String sql, Object... parameters) {
    var plan =
        BacklogRows.plan(
            database,
            tx -> {
              HealthRows.byIndexes(tx);
              return "";
            },
            sql,
            parameters);
    return ReadRows.of(plan);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_is_booked_is_not_read_and_what_waits_is_counted_so_far(boolean analyzed) {
    if (analyzed) {
      BacklogRows.analyze(database);
    }
    var at = Tx.ids(List.of(location));
    assertThat(read(HealthRows.SELECT, at)).isBetween(2_000L, BacklogRows.WAITING - 900L);
    var one = Tx.ids(List.of(integration));
    int behind = Health.BEHIND_MAX + 1;
    long parked = read(HealthRows.LANES, at, one, Health.PARKED_MAX, behind);
    assertThat(parked).isLessThan(2 * BacklogRows.LANES + Health.PARKED_MAX * 202L);
  }

  @Test
  void what_waits_for_a_person_is_named_and_what_waits_behind_it_counted() {
    var found = database.read(tx -> HealthRows.lanes(tx, HealthRows.all(tx, List.of(location))));
    assertThat(found).hasSize(Health.PARKED_MAX);
    assertThat(found).allMatch(lane -> lane.lanes() == BacklogRows.LANES);
    assertThat(found).allMatch(lane -> lane.parked().behind() == 199);
  }

  @Test
  void of_each_state_no_more_are_counted_than_are_worth_while() {
    var depth = database.read(tx -> HealthRows.all(tx, List.of(location))).getFirst().depth();
    assertThat(depth.placed()).isEqualTo(COUNTED);
    assertThat(depth.held()).isEqualTo(2_000);
    assertThat(depth.error()).isEqualTo(BacklogRows.LANES);
  }
}
