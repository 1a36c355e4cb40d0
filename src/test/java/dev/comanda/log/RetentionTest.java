package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys are kept for 48 hours, and no longer. */
class RetentionTest {
  private final TestLog log = new TestLog();
  private final UUID location = log.location();
  private final UUID caller = Ids.next();
  private final Instant sent = Instant.now();

  @AfterEach
  void close() {
    log.close();
  }

  private int forgetAt(Instant now) {
    return new Retention(log.database, Clock.fixed(now, ZoneOffset.UTC)).runOnce();
  }

  private Entry<Note, String> order(String key) {
    var entry = TestLog.entry(log.note(location, "beer").withKey(caller, key));
    log.write(List.of(entry));
    return entry;
  }

  @Test
  void within_48_hours_a_repeat_is_answered_and_later_it_is_new() {
    order("k");
    assertThat(forgetAt(sent.plus(Retention.KEYS_KEPT).minusSeconds(60))).isZero();
    assertThat(order("k").future().join().replayed()).isTrue();
    assertThat(forgetAt(sent.plus(Retention.KEYS_KEPT).plusSeconds(60))).isEqualTo(1);
    assertThat(order("k").future().join().replayed()).isFalse();
  }

  @Test
  void more_than_a_chunk_is_forgotten_in_several_while_a_location_is_locked() {
    var keys = Retention.CHUNK_ROWS_MAX + 10;
    log.write(
        IntStream.range(0, keys)
            .mapToObj(i -> TestLog.entry(log.note(location, "beer").withKey(caller, "k" + i)))
            .toList());
    try (var _ = log.hold(location)) {
      assertThat(forgetAt(sent.plus(Retention.KEYS_KEPT).plusSeconds(60))).isEqualTo(keys);
    }
  }
}
