package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.problem.Code;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A writer takes on what it can do in time, and no more. */
class FullQueueTest {
  private final TestLog log = new TestLog();

  /** A writer with room for ten that is still to be started. */
  private LocationWriter writer(Duration deadline) {
    return log.resting(
        log.server.open(3),
        new WriterBounds(deadline, Duration.ofSeconds(5), Duration.ofSeconds(4), 10));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void one_too_many_is_refused_at_once_and_told_when_to_come_back() {
    var sent = sendEleven(writer(Duration.ofMinutes(5)), log.location());
    Wait.until("one is refused", () -> sent.stream().anyMatch(CompletableFuture::isDone));
    assertThat(sent).filteredOn(CompletableFuture::isDone).hasSize(1);
    var refusal =
        TestLog.refusal(sent.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow());
    assertThat(refusal.code()).isEqualTo(Code.BUSY);
    assertThat(refusal.retryAfterSeconds()).isPositive();
  }

  @Test
  void those_whose_deadline_passed_leave_room_and_are_never_written() {
    var location = log.location();
    var writer = writer(Duration.ofSeconds(2));
    assertThat(sendEleven(writer, location)).allMatch(each -> TestLog.refusedAs(each) == Code.BUSY);
    var later = log.send(writer, log.note(location, "later"));
    writer.start();
    later.join();
    assertThat(log.texts(location)).containsExactly("later");
  }

  private List<CompletableFuture<Answer<String>>> sendEleven(LocationWriter writer, UUID location) {
    return IntStream.range(0, 11)
        .mapToObj(i -> log.send(writer, log.note(location, "note " + i)))
        .toList();
  }
}
