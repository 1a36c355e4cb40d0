package dev.comanda.log.bell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.log.writer.Wait;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes of one database wake each other. */
class DoorbellTest {
  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);
  private final Heard ours = new Heard();
  private final Heard theirs = new Heard();
  private final Doorbell our = doorbell(ours);
  private final Doorbell their = doorbell(theirs);
  private final UUID bar = Ids.next();

  private Doorbell doorbell(Heard heard) {
    var doorbell = new Doorbell(database, heard);
    doorbell.start();
    Wait.until("it listens", () -> heard.misses.get() == 1);
    return doorbell;
  }

  @AfterEach
  void close() {
    our.close();
    their.close();
    database.close();
    postgres.close();
  }

  private static List<Event> upTo(long seq) {
    var at = Instant.EPOCH;
    return List.of(
        new Event("1:" + (seq - 1), seq - 1, EventType.ORDER_PLACED, at, null, null, "{}"),
        new Event("1:" + seq, seq, EventType.ORDER_PLACED, at, null, null, "{}"));
  }

  @Test
  void a_commit_is_heard_by_the_other_nodes_and_not_by_its_own() {
    our.committed(bar, 1, upTo(7));
    Wait.until("the other node hears", () -> theirs.knows(bar, 7));
    their.committed(bar, 1, upTo(9));
    Wait.until("this one hears", () -> ours.knows(bar, 9));
    assertThat(ours.rings).hasValue(1);
    assertThat(theirs.rings).hasValue(1);
  }

  @Test
  void however_many_commits_there_are_it_rings_ten_times_a_second() {
    long startedNanos = System.nanoTime();
    for (int seq = 2; seq < 20_000; seq++) {
      our.committed(bar, 1, upTo(seq));
    }
    Wait.until("the last is heard", () -> theirs.knows(bar, 19_999));
    long periods = (System.nanoTime() - startedNanos) / Doorbell.RING_EVERY.toNanos();
    assertThat((long) theirs.rings.get()).isLessThanOrEqualTo(periods + 2);
  }

  @Test
  void more_locations_than_one_text_holds_are_rung_at_once() {
    var locations = new ArrayList<UUID>();
    for (int i = 0; i < 500; i++) {
      locations.add(Ids.next());
    }
    locations.forEach(location -> our.committed(location, 1, upTo(3)));
    Wait.until("all are heard", () -> theirs.lastSeqs.size() == locations.size());
    assertThat(theirs.lastSeqs).containsOnlyKeys(locations);
  }

  @Test
  void what_waits_is_rung_when_a_node_stops() {
    our.committed(bar, 1, upTo(4));
    our.committed(bar, 1, upTo(5));
    our.close();
    Wait.until("the last is heard", () -> theirs.knows(bar, 5));
  }

  @Test
  void a_node_that_stops_while_the_database_is_away_tries_once_more_and_ends() {
    var away = new AtomicBoolean();
    var tries = new AtomicInteger();
    database.lookAtEach(
        connection -> {
          if (away.get()) {
            tries.incrementAndGet();
            throw new SQLException("away", "08006");
          }
        });
    away.set(true);
    our.committed(bar, 1, upTo(3));
    Wait.until("it tries to ring", () -> tries.get() > 0);
    int before = tries.get();
    our.close();
    assertThat(tries.get()).isLessThanOrEqualTo(before + 2);
  }

  @Test
  void a_connection_that_is_cut_is_made_anew_and_what_was_missed_is_looked_at() {
    our.committed(bar, 1, upTo(3));
    Wait.until("it is heard", () -> theirs.knows(bar, 3));
    int cut = database.write(tx -> BellRows.cut(tx, Doorbell.NAME));
    assertThat(cut).isEqualTo(3);
    Wait.until("both look", () -> ours.misses.get() == 2 && theirs.misses.get() == 2);
    Wait.until(
        "rings are heard again",
        () -> {
          our.committed(bar, 1, upTo(9));
          return theirs.knows(bar, 9);
        });
  }

  @Test
  void a_text_of_somebody_else_makes_it_look() throws SQLException {
    try (var connection = database.direct("somebody else")) {
      DoorbellRows.ring(connection, List.of("hello"));
    }
    Wait.until("both look", () -> ours.misses.get() == 2 && theirs.misses.get() == 2);
  }
}
