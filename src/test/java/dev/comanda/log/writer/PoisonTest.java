package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
            new WriterBounds(
                Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(4), 100));
    var refusal = TestLog.refusal(log.send(writer, log.note(location, "full disk")));
    assertThat(refusal.code()).isEqualTo(Code.DISK_FULL);
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

  /** Writes, and turns some down only then. */
  private static final class Hasty extends OneByOne<Hasty.Wish, String> {
    private record Wish(UUID locationId, String text, Hasty kind) implements Command<String> {
      @Override
      public @Nullable Idempotency idempotency() {
        return null;
      }
    }

    @Override
    protected String step(Tx tx, Head head, Wish wish) throws SQLException {
      if (wish.text().startsWith("row")) {
        tx.update("UPDATE location SET name = ? WHERE id = ?", wish.text(), wish.locationId());
      } else {
        head.append(EventType.ORDER_PLACED, null, Ids.next(), Map.of("text", wish.text()));
      }
      if (wish.text().endsWith("refused")) {
        throw new Refused(Code.PRODUCT_UNAVAILABLE, "No more wishes.");
      }
      return wish.text();
    }

    Entry<Wish, String> entry(UUID location, String text) {
      return new Entry<>(new Wish(location, text, this), Long.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"row refused", "event refused"})
  void what_is_turned_down_after_it_has_written_leaves_nothing_and_refuses_nobody_else(
      String text) {
    var location = log.location();
    var hasty = new Hasty();
    var first = hasty.entry(location, "first");
    var refused = hasty.entry(location, text);
    var last = hasty.entry(location, "row last");
    log.write(List.of(first, refused, last));
    assertThat(TestLog.refusedAs(refused.future())).isEqualTo(Code.PRODUCT_UNAVAILABLE);
    assertThat(first.future().join().value()).isEqualTo("first");
    assertThat(last.future().join().value()).isEqualTo("row last");
    assertThat(log.texts(location)).containsExactly("first");
    log.write(List.of(hasty.entry(location, "row refused")));
    assertThat(name(location)).isEqualTo("row last");
    log.assertWhole(location);
  }

  private String name(UUID location) {
    var sql = "SELECT name FROM location WHERE id = ?";
    return log.database.read(
        tx -> tx.row(sql, row -> row.getString("name"), location).orElseThrow());
  }
}
