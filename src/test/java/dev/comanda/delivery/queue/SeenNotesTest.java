package dev.comanda.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.PaintedErp;
import dev.comanda.delivery.evidence.Mask;
import dev.comanda.delivery.evidence.Pruning;
import dev.comanda.delivery.evidence.Shot;
import dev.comanda.delivery.evidence.Trace;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.log.writer.Wait;
import dev.comanda.staff.Passwords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What browsers showed is kept beside what was tried, within bounds. */
class SeenNotesTest {
  private static final Duration MONTH = Duration.ofDays(31);

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private final UUID integration = UUID.randomUUID();
  private UUID location = UUID.randomUUID();

  @BeforeEach
  void start() {
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    location = QueuedRows.place(database);
    QueuedRows.integration(database, location, integration);
    QueuedRows.line(database, location, integration, "A", 1);
    QueuedRows.line(database, location, integration, "A", 2);
  }

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private Delivery line(int seq) {
    return database.read(tx -> Queue.of(tx, location, integration, false)).stream()
        .map(Queue.Seen::delivery)
        .filter(each -> each.seq() == seq)
        .findFirst()
        .orElseThrow();
  }

  private AttemptNotes notes() {
    return new AttemptNotes(database, Clock.systemUTC());
  }

  private static AttemptNotes.Note note(Delivery of, List<Shot> shots) {
    var now = Instant.now();
    return new AttemptNotes.Note(of, Ids.next(), "created", now, now, List.of(), shots);
  }

  private static List<Shot> shots(int count, int bytes) {
    return IntStream.rangeClosed(1, count).mapToObj(no -> new Shot(no, new byte[bytes])).toList();
  }

  @Test
  void what_a_long_attempt_has_seen_outlives_its_process() {
    try (var notes = notes()) {
      notes.start();
      var trace = new Trace(Mask.NONE);
      var open = notes.begins(line(1), trace);
      trace.picture("before submit", PaintedErp.picture());
      Wait.until("it is there", () -> QueuedRows.pictures(database, 1).equals(List.of(1)));
      assertThat(QueuedRows.tried(database, 1)).containsExactly("under_way");
      trace.picture("after submit", PaintedErp.picture());
      open.end("Created");
      Wait.until("it is over", () -> QueuedRows.tried(database, 1).equals(List.of("created")));
      assertThat(QueuedRows.pictures(database, 1)).containsExactly(1, 2);
      var kept = database.read(tx -> Queue.attempts(tx, location, line(1).id())).getFirst();
      assertThat(kept.steps()).extracting(step -> step.picture()).containsExactly(1, 2);
      try (var _ = notes.begins(line(2), trace)) {
        assertThat(QueuedRows.tried(database, 2)).isEmpty();
      }
    }
    assertThat(QueuedRows.tried(database, 2)).containsExactly("broken_off");
  }

  @Test
  void what_was_left_under_way_was_broken_off_unless_somebody_works_on_it() {
    var now = Instant.now();
    var left = new Kept(UUID.randomUUID(), "under_way", now, now, List.of());
    assertThat(left.told(true).said()).isEqualTo("under_way");
    assertThat(left.told(false).said()).isEqualTo("broken_off");
    assertThat(new Kept(left.id(), "created", now, now, List.of()).told(false).said())
        .isEqualTo("created");
  }

  @Test
  void pictures_for_which_there_is_no_room_are_let_go_and_what_was_tried_is_not() {
    int half = (int) (AttemptNotes.WAITING_BYTES_MAX / 2);
    try (var notes = notes()) {
      notes.add(note(line(1), shots(1, half)));
      notes.add(note(line(2), shots(1, half)));
      notes.add(note(line(2), shots(1, half)));
    }
    assertThat(QueuedRows.tried(database, 2)).hasSize(2);
    assertThat(QueuedRows.pictures(database, 1)).hasSize(1);
    assertThat(QueuedRows.pictures(database, 2)).hasSize(1);
  }

  @Test
  void pictures_go_with_their_age_and_where_there_are_too_many_the_oldest_first() {
    try (var notes = notes()) {
      notes.add(note(line(1), shots(2, 10)));
      notes.add(note(line(2), shots(4, 10)));
    }
    QueuedRows.pictured(database, 1, MONTH, 10);
    QueuedRows.pictured(database, 2, Duration.ofHours(1), 100 << 20);
    try (var pruning = new Pruning(database)) {
      pruning.start();
      Wait.until("the oldest are gone", () -> QueuedRows.pictures(database, 2).size() == 2);
    }
    assertThat(QueuedRows.pictures(database, 1)).isEmpty();
    assertThat(QueuedRows.pictures(database, 2)).containsExactly(3, 4);
    assertThat(QueuedRows.tried(database, 1)).hasSize(1);
  }
}
