package dev.comanda.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.staff.Passwords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was tried is kept as long as somebody may ask for it, and no longer. */
class AttemptNotesTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration LONG_AGO = Duration.ofDays(AttemptNotes.DAYS_KEPT + 1);

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(4);
  private UUID location = UUID.randomUUID();
  private final UUID integration = UUID.randomUUID();

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

  private List<Delivery> lines() {
    return database.read(tx -> Queue.of(tx, location, integration, false)).stream()
        .map(Queue.Seen::delivery)
        .toList();
  }

  private static AttemptNotes.Note note(Delivery of, int number) {
    var began = BEGAN.plusSeconds(number);
    return new AttemptNotes.Note(
        of, Ids.next(), "say" + number, began, began, List.of(), List.of());
  }

  private void keeps(List<AttemptNotes.Note> all) {
    try (var notes = new AttemptNotes(database, Clock.systemUTC())) {
      all.forEach(notes::add);
    }
  }

  @Test
  void a_note_whose_line_is_gone_keeps_no_other_from_being_written() {
    var notes = lines().stream().map(line -> note(line, 1)).toList();
    QueuedRows.gone(database, 1);
    keeps(notes);
    assertThat(QueuedRows.tried(database, 2)).containsExactly("say1");
  }

  @Test
  void of_a_line_that_is_tried_again_and_again_the_latest_are_kept() {
    var first = lines().getFirst();
    keeps(List.of(note(lines().getLast(), 1)));
    for (int i = 0; i < Queue.ATTEMPTS_MAX + 5; i++) {
      keeps(List.of(note(first, i)));
    }
    assertThat(QueuedRows.tried(database, 1))
        .hasSize(Queue.ATTEMPTS_MAX)
        .contains("say" + (Queue.ATTEMPTS_MAX + 4))
        .doesNotContain("say0");
    assertThat(QueuedRows.tried(database, 2)).hasSize(1);
  }

  @Test
  void what_was_tried_long_ago_is_kept_for_what_has_not_ended() {
    keeps(lines().stream().map(line -> note(line, 1)).toList());
    QueuedRows.booked(database, 1, LONG_AGO);
    database.write(tx -> QueuedRows.ended(tx, 2, LONG_AGO));
    try (var notes = new AttemptNotes(database, Clock.systemUTC())) {
      notes.forget();
      assertThat(QueuedRows.tried(database, 1)).isEmpty();
      assertThat(QueuedRows.tried(database, 2)).hasSize(1);
      QueuedRows.booked(database, 2, LONG_AGO.minusDays(2));
      notes.forget();
      assertThat(QueuedRows.tried(database, 2)).hasSize(1);
    }
  }
}
