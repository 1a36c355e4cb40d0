package dev.comanda.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.problem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that cannot be written fails alone. */
class PoisonTest {
  private final TestLog log = new TestLog();

  @AfterEach
  void close() {
    log.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"poison of SQL", "poison of Java", "poison of the machine", "forgotten"})
  void it_fails_alone_and_everybody_elses_is_written_once_in_order(String poison) {
    var location = log.location();
    var other = log.location();
    var entries = new ArrayList<Entry<Note, String>>();
    for (int i = 0; i < 20; i++) {
      entries.add(TestLog.entry(log.note(location, "note " + i)));
      entries.add(TestLog.entry(log.note(other, "other " + i)));
    }
    var poisoned = TestLog.entry(log.note(location, poison));
    entries.add(13, poisoned);
    log.write(entries);
    assertThat(poisoned.future()).isCompletedExceptionally();
    entries.remove(poisoned);
    assertThat(entries).allMatch(entry -> entry.future().join().value().contains(" "));
    assertThat(log.texts(location))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "note " + i).toList());
    assertThat(log.texts(other)).hasSize(20);
    log.assertWhole(location);
    log.assertWhole(other);
  }

  @Test
  void the_writer_lives_on_after_any_fault() {
    var location = log.location();
    var writer = log.writer();
    for (var poison : List.of("poison of SQL", "poison of Java", "poison of the machine")) {
      assertThat(log.send(writer, log.note(location, poison)).handle((a, e) -> e).join())
          .hasCauseInstanceOf(IllegalStateException.class);
      log.send(writer, log.note(location, "after " + poison)).join();
    }
    assertThat(log.texts(location)).hasSize(3);
  }

  @Test
  void a_full_disk_is_no_fault_of_a_command_and_its_caller_may_come_back() {
    var location = log.location();
    var writer =
        log.writer(
            new Limits(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(4), 100));
    var refusal = TestLog.refusal(log.send(writer, log.note(location, "full disk")));
    assertThat(refusal.code()).isEqualTo(Code.BUSY);
    assertThat(refusal.retryAfterSeconds()).isPositive();
    Wait.until("it writes again", () -> log.written(writer, location, "after"));
    assertThat(log.texts(location)).containsExactly("after");
  }

  @Test
  void a_refusal_in_a_group_leaves_the_others_their_one_transaction() {
    var location = log.location();
    var refused = TestLog.entry(log.note(location, "refused"));
    var written = TestLog.entry(log.note(location, "note"));
    log.write(List.of(refused, written));
    assertThat(TestLog.refusedAs(refused.future())).isEqualTo(Code.PRODUCT_UNAVAILABLE);
    assertThat(written.future().join().value()).isEqualTo("note");
    assertThat(log.notes.groups).hasSize(1);
  }
}
