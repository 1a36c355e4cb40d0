package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One slow location never delays another. */
class BusyLocationTest {
  private static final WriterBounds IMPATIENT =
      new WriterBounds(Duration.ofMillis(600), Duration.ofSeconds(5), Duration.ofSeconds(4), 100);

  /** However long a hundred commits take. */
  private static final WriterBounds PATIENT =
      new WriterBounds(Duration.ofMinutes(2), Duration.ofSeconds(5), Duration.ofSeconds(4), 1_000);

  private final TestLog log = new TestLog();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void free_locations_are_answered_while_another_is_locked_and_that_one_in_order_afterwards() {
    var busy = log.location();
    var free = log.location();
    var writer = log.writer(PATIENT);
    var waiting = new ArrayList<CompletableFuture<Answer<String>>>();
    try (var _ = log.hold(busy)) {
      waiting.add(log.send(writer, log.note(busy, "first")));
      Wait.until("the second writer waits", log::someoneWaitsForALock);
      waiting.add(log.send(writer, log.note(busy, "second")));
      for (int i = 0; i < 100; i++) {
        log.send(writer, log.note(free, "free " + i)).join();
      }
      waiting.add(log.send(writer, log.note(busy, "third")));
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      assertThat(log.texts(free)).hasSize(100);
    }
    waiting.forEach(CompletableFuture::join);
    assertThat(log.texts(busy))
        .startsWith("first")
        .containsExactlyInAnyOrder("first", "second", "third");
    log.assertWhole(busy);
  }

  @Test
  void a_locked_location_does_not_keep_the_second_writer_from_another_that_became_free() {
    var locked = log.location();
    var freed = log.location();
    var waiting = new ArrayList<CompletableFuture<Answer<String>>>();
    var writer = log.writer();
    try (var _ = log.hold(locked)) {
      CompletableFuture<Answer<String>> second;
      try (var _ = log.hold(freed)) {
        waiting.add(log.send(writer, log.note(locked, "one")));
        second = log.send(writer, log.note(freed, "two"));
        Wait.until("the second writer waits", log::someoneWaitsForALock);
      }
      assertThat(second.join().value()).isEqualTo("two");
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void past_its_deadline_a_caller_is_told_busy_and_nothing_of_it_is_ever_written() {
    var location = log.location();
    var writer = log.writer(IMPATIENT);
    try (var _ = log.hold(location)) {
      var late = log.send(writer, log.note(location, "late"));
      var refusal = TestLog.refusal(late);
      assertThat(refusal.code()).isEqualTo(Code.BUSY);
      assertThat(refusal.retryAfterSeconds()).isPositive();
    }
    Wait.until("it writes again", () -> log.written(writer, location, "after"));
    assertThat(log.texts(location)).containsExactly("after");
  }

  @Test
  void a_change_of_configuration_waits_for_a_locked_location_with_a_bound() {
    var locked = log.location();
    var configuration = new LocationLog(log.database, Clock.systemUTC(), (at, epoch, events) -> {});
    try (var _ = log.hold(locked)) {
      assertThatThrownBy(() -> configuration.change(locked, (tx, head) -> true))
          .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(Code.BUSY));
    }
    assertThat(configuration.<Boolean>change(locked, (tx, head) -> true)).isTrue();
  }
}
