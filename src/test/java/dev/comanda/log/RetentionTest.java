package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.Ids;
import dev.comanda.log.writer.Answer;
import dev.comanda.log.writer.TestLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys are kept for 48 hours, events for as long as was set, and no longer. */
class RetentionTest {
  private static final Duration EVENTS_KEPT = Duration.ofDays(3);

  private final TestLog log = new TestLog();
  private final UUID location = log.location();
  private final UUID caller = Ids.next();
  private final Instant sent = Instant.now();

  @AfterEach
  void close() {
    log.close();
  }

  private Retention.Forgotten forgetAt(Instant now) {
    return new Retention(log.database, Clock.fixed(now, ZoneOffset.UTC), EVENTS_KEPT).runOnce();
  }

  private Answer<String> order(String key) {
    return log.written(log.note(location, "beer").withKey(caller, key));
  }

  @Test
  void within_48_hours_a_repeat_is_answered_and_later_it_is_new() {
    order("k");
    assertThat(forgetAt(sent.plus(Retention.KEYS_KEPT).minusSeconds(60)).keys()).isZero();
    assertThat(order("k").replayed()).isTrue();
    assertThat(forgetAt(sent.plus(Retention.KEYS_KEPT).plusSeconds(60)).keys()).isEqualTo(1);
    assertThat(order("k").replayed()).isFalse();
  }

  @Test
  void more_than_a_chunk_is_forgotten_in_several_while_a_location_is_locked() {
    var keys = Retention.CHUNK_ROWS_MAX + 10;
    log.write(
        IntStream.range(0, keys)
            .mapToObj(i -> TestLog.entry(log.note(location, "beer").withKey(caller, "k" + i)))
            .toList());
    try (var _ = log.hold(location)) {
      assertThat(forgetAt(sent.plus(Retention.KEYS_KEPT).plusSeconds(60)).keys()).isEqualTo(keys);
    }
  }

  @Test
  void events_go_oldest_first_up_to_the_first_that_is_young_enough() {
    for (int i = 0; i < 8; i++) {
      log.write(List.of(TestLog.entry(log.note(location, "note " + i))));
    }
    var sixth = events().get(5);
    assertThat(forgetAt(sixth.at().plus(EVENTS_KEPT)).events()).isEqualTo(5);
    assertThat(log.texts(location)).containsExactly("note 5", "note 6", "note 7");
    assertThat(bounds().firstSeq()).isEqualTo(sixth.seq());
    assertThat(forgetAt(sixth.at().plus(EVENTS_KEPT)).events()).isZero();
  }

  @Test
  void a_log_that_was_emptied_goes_on_with_its_numbers() {
    var many = Retention.CHUNK_ROWS_MAX + 10;
    log.write(
        IntStream.range(0, many)
            .mapToObj(i -> TestLog.entry(log.note(location, "note " + i)))
            .toList());
    assertThat(forgetAt(sent.plus(EVENTS_KEPT).plusSeconds(60)).events()).isEqualTo(many);
    assertThat(bounds().firstSeq()).isEqualTo(many + 1);
    log.write(List.of(TestLog.entry(log.note(location, "after"))));
    assertThat(events().stream().map(Event::seq)).containsExactly(many + 1L);
  }

  @Test
  void several_nodes_may_forget_at_once() {
    var many = 2 * Retention.CHUNK_ROWS_MAX + 10;
    log.write(
        IntStream.range(0, many)
            .mapToObj(i -> TestLog.entry(log.note(location, "beer").withKey(caller, "k" + i)))
            .toList());
    var late = sent.plus(EVENTS_KEPT).plusSeconds(60);
    List<CompletableFuture<Retention.Forgotten>> nodes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nodes =
          IntStream.range(0, 3)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> forgetAt(late), threads))
              .toList();
    }
    var last = forgetAt(late);
    assertThat(nodes.stream().mapToInt(node -> node.join().keys()).sum() + last.keys())
        .isEqualTo(many);
    assertThat(nodes.stream().mapToInt(node -> node.join().events()).sum() + last.events())
        .isEqualTo(many);
    assertThat(events()).isEmpty();
  }

  @Test
  void who_asks_for_what_is_gone_is_told_so() {
    log.write(List.of(TestLog.entry(log.note(location, "old"))));
    var reader = new LocationLog(log.database, Clock.systemUTC(), (at, epoch, events) -> {});
    var old = reader.beginning(location);
    forgetAt(sent.plus(EVENTS_KEPT).plusSeconds(60));
    assertThatThrownBy(() -> reader.page(location, old, 10))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
    assertThat(reader.page(location, reader.beginning(location), 10).data()).isEmpty();
  }

  @Test
  void what_a_crash_left_of_the_pruned_is_deleted_by_the_next_run() {
    log.write(List.of(TestLog.entry(log.note(location, "old"))));
    log.database.write(
        tx -> {
          LogRows.beginAt(tx, location, 2);
          return true;
        });
    assertThat(forgetAt(sent).events()).isEqualTo(1);
    assertThat(log.texts(location)).isEmpty();
  }

  @Test
  void events_cannot_be_set_to_go_before_the_keys_that_lead_to_them() {
    assertThatThrownBy(() -> new Retention(log.database, Clock.systemUTC(), Retention.KEYS_KEPT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Event> events() {
    return log.database.snapshot(tx -> LocationLog.after(tx, location, 0, Integer.MAX_VALUE));
  }

  private LocationLog.Bounds bounds() {
    return log.database.read(tx -> LocationLog.bounds(tx, location));
  }
}
