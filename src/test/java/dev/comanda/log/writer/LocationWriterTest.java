package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Ids;
import dev.comanda.problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is promised to everyone who changes something at a location. */
class LocationWriterTest {
  private final TestLog log = new TestLog();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void numbers_have_no_gap_and_nothing_is_lost_or_doubled_from_many_callers_on_two_nodes() {
    var nodes = List.of(log.writer(), log.writer());
    var locations = List.of(log.location(), log.location(), log.location());
    var sent = new ArrayList<Note>();
    var answers = new ArrayList<CompletableFuture<Answer<String>>>();
    for (int i = 0; i < 600; i++) {
      var note = log.note(locations.get(i % 3), "note " + i);
      sent.add(note);
      answers.add(log.send(nodes.get(i / 3 % 2), note));
    }
    answers.forEach(CompletableFuture::join);
    for (var location : locations) {
      log.assertWhole(location);
      assertThat(log.ids(location)).containsExactlyInAnyOrderElementsOf(ids(sent, location));
    }
  }

  private static List<UUID> ids(List<Note> notes, UUID location) {
    return notes.stream().filter(note -> note.locationId().equals(location)).map(Note::id).toList();
  }

  @Test
  void callers_that_wait_at_the_same_moment_are_written_together() {
    var location = log.location();
    var writer = log.writer();
    var answers = new ArrayList<CompletableFuture<Answer<String>>>();
    try (var _ = log.hold(location)) {
      for (int i = 0; i < 50; i++) {
        answers.add(log.send(writer, log.note(location, "note " + i)));
      }
      Wait.until("the writer waits for the location", log::someoneWaitsForALock);
      assertThat(answers).noneMatch(CompletableFuture::isDone);
    }
    answers.forEach(CompletableFuture::join);
    assertThat(log.notes.groups).anyMatch(group -> group.size() > 1);
    log.assertWhole(location);
  }

  @Test
  void nobody_is_answered_before_the_commit_is_done() throws Exception {
    try (var proxy = new CommitProxy(CommitProxy.port(log.server.jdbcUrl()));
        var connections = new Cuttable(log, proxy).open()) {
      var writer = log.writer(connections, WriterBounds.PRODUCTION);
      var location = log.location();
      log.send(writer, log.note(location, "first")).join();
      var answeredEarly = new CompletableFuture<Boolean>();
      var answer = new CompletableFuture<CompletableFuture<Answer<String>>>();
      proxy.cutBeforeCommit(() -> answeredEarly.complete(answer.join().isDone()));
      answer.complete(log.send(writer, log.note(location, "second")));
      assertThat(answeredEarly.get()).isFalse();
      answer.join().join();
      assertThat(log.texts(location)).containsExactly("first", "second");
      assertThat(log.notes.groups)
          .containsExactly(List.of("first"), List.of("second"), List.of("second"));
    }
  }

  @Test
  void a_refusal_is_the_callers_own_and_writes_nothing() {
    var location = log.location();
    var writer = log.writer();
    var refused = log.send(writer, log.note(location, "refused"));
    var written = log.send(writer, log.note(location, "note"));
    assertThat(TestLog.refusedAs(refused)).isEqualTo(Code.PRODUCT_UNAVAILABLE);
    written.join();
    assertThat(log.texts(location)).containsExactly("note");
  }

  @Test
  void an_unknown_location_is_not_found() {
    var sent = log.send(log.writer(), log.note(Ids.next(), "note"));
    assertThat(TestLog.refusedAs(sent)).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void what_was_sent_before_the_close_is_written_and_later_ones_are_refused() {
    var location = log.location();
    var writer = log.writer();
    var hold = log.hold(location);
    var before = log.send(writer, log.note(location, "before"));
    Wait.until("the writer waits for the location", log::someoneWaitsForALock);
    var closing = CompletableFuture.runAsync(writer::close);
    Wait.until(
        "the writer takes no more",
        () -> {
          var late = log.send(writer, log.note(log.location(), "late"));
          return late.handle((answer, refusal) -> refusal != null).join();
        });
    hold.close();
    before.join();
    closing.join();
    assertThat(log.texts(location)).containsExactly("before");
  }
}
