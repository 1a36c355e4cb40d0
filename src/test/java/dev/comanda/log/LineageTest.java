package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.MachinePostgres;
import dev.comanda.db.Migrations;
import dev.comanda.log.writer.TestLog;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every log begins a new epoch when the database is found to be another one, and only then. */
class LineageTest {
  private final TestLog log = new TestLog();
  private final UUID bar = log.location();
  private final UUID bistro = log.location();
  private final AtomicInteger forgotten = new AtomicInteger();

  @AfterEach
  void close() {
    log.close();
  }

  private long epoch(UUID location) {
    return log.database.read(tx -> LocationLog.bounds(tx, location)).epoch();
  }

  private Lineage node() {
    var lineage = new Lineage();
    lineage.whenOther(forgotten::incrementAndGet);
    return lineage;
  }

  private void connect(Lineage node) {
    try (var connection = log.database.direct("test")) {
      node.at(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void who_comes_first_enters_what_the_database_is_and_changes_nothing() {
    long before = epoch(bar);
    connect(node());
    connect(node());
    assertThat(epoch(bar)).isEqualTo(before);
    assertThat(forgotten).hasValue(0);
  }

  @Test
  void a_database_that_says_it_is_another_begins_a_new_epoch_at_every_location_once() {
    connect(node());
    long barBefore = epoch(bar);
    long bistroBefore = epoch(bistro);
    log.database.write(LineageTestRows::pretendToBeACopy);
    connect(node());
    long after = epoch(bar);
    assertThat(after).isGreaterThan(barBefore);
    assertThat(epoch(bistro)).isGreaterThan(bistroBefore);
    connect(node());
    assertThat(epoch(bar)).isEqualTo(after);
    assertThat(forgotten).hasValue(0);
  }

  @Test
  void serials_that_a_copy_may_not_know_are_left_out_where_there_are_any() {
    connect(node());
    log.database.write(tx -> LineageTestRows.serials(tx, bar, 7));
    log.database.write(LineageTestRows::pretendToBeACopy);
    connect(node());
    int skipped = LineageRows.SERIALS_SKIPPED;
    var there = log.database.read(tx -> LineageTestRows.serials(tx, bar));
    assertThat(there).isEqualTo((7 + skipped) + " with " + skipped + " left out");
    var none = log.database.read(tx -> LineageTestRows.serials(tx, bistro));
    assertThat(none).isEqualTo("0 with 0 left out");
  }

  @Test
  void a_copy_that_is_put_back_under_a_running_node_is_noticed_at_its_next_connection() {
    var node = node();
    connect(node);
    long before = epoch(bar);
    log.database.write(LineageTestRows::pretendToBeACopy);
    connect(node);
    assertThat(epoch(bar)).isGreaterThan(before);
    assertThat(forgotten).hasValue(1);
    connect(node);
    assertThat(forgotten).hasValue(1);
  }

  @Test
  void a_standby_is_not_used_until_it_takes_over_and_then_is_another_database()
      throws IOException, InterruptedException {
    var postgres = MachinePostgres.start();
    try (var owner = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2)) {
      Migrations.migrate(owner);
      owner.write(LineageTestRows::revoke);
      postgres.admit("waiter", "tray");
      try (var database = new Database(postgres.jdbcUrl(), "waiter", "tray", 1)) {
        database.lookAtEach(node());
        // The system identifier is not told to everybody here; the timeline is.
        assertThat(database.read(LineageTestRows::identity)).startsWith("untold/00000001/");
        postgres.restartAsStandby();
        Wait.until("it serves its owner again", owner::answers);
        assertThat(database.answers()).isFalse();
        owner.read(LineageTestRows::promote);
        Wait.until("it is used again", database::answers);
        assertThat(database.read(LineageTestRows::identity)).startsWith("untold/00000002/");
        assertThat(forgotten).hasValue(1);
      }
    }
  }
}
