package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.problem.Code;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection is lost at the one moment when nobody can know whether it was written. */
class LostCommitTest {
  /** Whoever waits 1 s is late; what is lost is asked about for 1 s. */
  private static final WriterBounds SHORT =
      new WriterBounds(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(1), 100);

  private final TestLog log = new TestLog();
  private final UUID location = log.location();
  private final CommitProxy proxy = new CommitProxy(CommitProxy.port(log.server.jdbcUrl()));

  @AfterEach
  void close() {
    log.close();
    proxy.close();
  }

  private Database behindProxy() {
    return new Cuttable(log, proxy).open();
  }

  private LocationWriter writer(WriterBounds limits) {
    var writer = log.writer(behindProxy(), limits);
    Wait.until("it writes", () -> log.written(writer, location, "first"));
    return writer;
  }

  @Test
  void cut_before_the_commit_arrives_the_commands_are_written_again_once() {
    var writer = writer(WriterBounds.PRODUCTION);
    proxy.cutBeforeCommit(() -> {});
    assertThat(log.send(writer, log.note(location, "lost")).join().value()).isEqualTo("lost");
    assertThat(log.texts(location)).containsExactly("first", "lost");
    assertThat(log.notes.groups)
        .containsExactly(List.of("first"), List.of("lost"), List.of("lost"));
    assertThat(log.notes.committed).as("remembered once").containsExactly("first", "lost");
    log.assertWhole(location);
  }

  @Test
  void cut_after_the_commit_the_callers_get_their_answers_and_nothing_is_run_again() {
    var writer = writer(WriterBounds.PRODUCTION);
    proxy.cutAfterCommit(() -> {});
    assertThat(log.send(writer, log.note(location, "kept")).join().value()).isEqualTo("kept");
    assertThat(log.texts(location)).containsExactly("first", "kept");
    assertThat(log.notes.groups).containsExactly(List.of("first"), List.of("kept"));
    assertThat(log.notes.committed).as("remembered once").containsExactly("first", "kept");
    log.assertWhole(location);
  }

  @Test
  void another_nodes_events_in_between_do_not_pass_for_ours() {
    var writer = writer(WriterBounds.PRODUCTION);
    var node = log.writer();
    proxy.cutBeforeCommit(proxy::goAway);
    var ours = log.send(writer, log.note(location, "ours"));
    Wait.until("it was tried", () -> log.notes.groups.contains(List.of("ours")));
    log.send(node, log.note(location, "theirs")).join();
    proxy.comeBack();
    ours.join();
    assertThat(log.texts(location)).containsExactly("first", "theirs", "ours");
    log.assertWhole(location);
  }

  @Test
  void what_cannot_be_settled_in_time_is_said_to_be_unknown_and_not_run_again() {
    var writer = writer(SHORT);
    proxy.cutAfterCommit(proxy::goAway);
    var lost = log.send(writer, log.note(location, "lost"));
    var refusal = TestLog.refusal(lost);
    assertThat(refusal.code()).isEqualTo(Code.OUTCOME_UNKNOWN);
    assertThat(refusal.retryAfterSeconds()).isPositive();
    assertThat(log.notes.committed).as("nobody knows").containsExactly("first");
    assertThat(TestLog.refusedAs(log.send(writer, log.note(location, "late"))))
        .isEqualTo(Code.BUSY);
    proxy.comeBack();
    Wait.until("it writes again", () -> log.written(writer, location, "again"));
    assertThat(log.texts(location)).startsWith("first", "lost", "again").doesNotContain("late");
    assertThat(log.texts(location).stream().filter("lost"::equals)).hasSize(1);
  }

  @Test
  void what_left_no_event_is_not_called_done_when_its_commit_was_lost() {
    var writer = writer(WriterBounds.PRODUCTION);
    proxy.cutBeforeCommit(() -> {});
    assertThat(TestLog.refusedAs(log.send(writer, log.note(location, "silent"))))
        .isEqualTo(Code.OUTCOME_UNKNOWN);
    proxy.cutBeforeCommit(() -> {});
    assertThat(TestLog.refusedAs(log.send(writer, log.note(location, "refused"))))
        .isEqualTo(Code.PRODUCT_UNAVAILABLE);
    proxy.cutBeforeCommit(() -> {});
    assertThat(log.send(writer, log.note(location, "so already")).join().value())
        .as("true without a commit")
        .isEqualTo("so already");
  }

  @Test
  void a_server_that_falls_silent_at_the_commit_is_given_up_and_the_writer_goes_on() {
    var writer = writer(SHORT);
    var thawed = new CompletableFuture<Boolean>();
    proxy.cutAfterCommit(thawed::join);
    var frozen = log.send(writer, log.note(location, "frozen"));
    Wait.until("it is committed", () -> log.texts(location).contains("frozen"));
    assertThat(frozen.join().value()).isEqualTo("frozen");
    Wait.until("it writes again", () -> log.written(writer, location, "next"));
    thawed.complete(true);
    assertThat(log.texts(location)).containsExactly("first", "frozen", "next");
  }

  @Test
  void every_connection_gives_up_a_server_that_is_silent_for_12_seconds() throws SQLException {
    try (var connection = log.database.dataSource().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(12_000);
    }
  }

  @Test
  void with_many_callers_and_cuts_the_answers_agree_with_the_log() {
    var writer = writer(WriterBounds.PRODUCTION);
    for (int round = 0; round < 10; round++) {
      if (round % 2 == 0) {
        proxy.cutBeforeCommit(() -> {});
      } else {
        proxy.cutAfterCommit(() -> {});
      }
      int number = round;
      var sent =
          IntStream.range(0, 20)
              .mapToObj(i -> log.send(writer, log.note(location, "note " + number + " " + i)))
              .toList();
      assertThat(sent).allMatch(each -> each.join().value().startsWith("note " + number));
    }
    assertThat(log.texts(location)).hasSize(201).doesNotHaveDuplicates();
    log.assertWhole(location);
  }
}
