package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.EmbeddedPostgres;
import dev.comanda.db.Migrations;
import dev.comanda.db.OpenFolder;
import dev.comanda.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The server itself is killed at a commit and starts again, or is frozen for a while. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledPostgresTest {
  private final Path data;
  private final TestLog log;
  private final UUID location;
  private final CommitProxy proxy;

  KilledPostgresTest(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    data = folder.resolve("data");
    var postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(data, Optional.empty(), true), line -> {});
    log =
        new TestLog(
            new TestLog.Server(postgres.jdbcUrl(), postgres.user(), postgres.password(), postgres));
    Migrations.migrate(log.database);
    location = log.location();
    proxy = new CommitProxy(CommitProxy.port(log.server.jdbcUrl()));
  }

  @AfterAll
  void close() {
    log.close();
    proxy.close();
  }

  private ProcessHandle postmaster() {
    try {
      var pid = Files.readAllLines(data.resolve("database/postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void kill() {
    postmaster().destroyForcibly();
  }

  /** Sends a signal to the server and all its processes. */
  private void signal(String name) {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    command.add(Long.toString(postmaster().pid()));
    postmaster().descendants().forEach(each -> command.add(Long.toString(each.pid())));
    try {
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_answer_agrees_with_the_log() {
    var writer = log.writer(new Cuttable(log, proxy).open(), WriterBounds.PRODUCTION);
    var written = new HashSet<String>();
    var refused = new HashSet<String>();
    for (int round = 0; round < 2; round++) {
      if (round % 2 == 0) {
        proxy.cutAfterCommit(this::kill);
      } else {
        proxy.cutBeforeCommit(this::kill);
      }
      int number = round;
      var texts = IntStream.range(0, 32).mapToObj(i -> "note " + number + " " + i).toList();
      send(writer, texts, written, refused);
    }
    var stands = log.texts(location);
    assertThat(stands).doesNotHaveDuplicates().containsAll(written);
    assertThat(refused).noneMatch(stands::contains);
    assertThat(written).isNotEmpty();
    log.assertWhole(location);
  }

  private void send(
      LocationWriter writer, List<String> texts, Set<String> written, Set<String> refused) {
    var sent = texts.stream().map(text -> log.send(writer, log.note(location, text))).toList();
    for (int i = 0; i < texts.size(); i++) {
      var why = sent.get(i).handle((answer, e) -> e).join();
      if (why == null) {
        written.add(texts.get(i));
      } else if (TestLog.refusedAs(sent.get(i)) == Code.BUSY) {
        refused.add(texts.get(i));
      } else {
        assertThat(TestLog.refusedAs(sent.get(i))).isEqualTo(Code.OUTCOME_UNKNOWN);
      }
    }
  }

  @Test
  void while_it_is_frozen_callers_are_told_in_time_and_afterwards_it_goes_on() {
    var here = log.location();
    var limits =
        new WriterBounds(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1), 100);
    var writer = log.writer(new Cuttable(log, proxy).open(), limits);
    Wait.until("it writes", () -> log.written(writer, here, "first"));
    var thawed = new CompletableFuture<Boolean>();
    proxy.cutAfterCommit(
        () -> {
          signal("STOP");
          thawed.join();
        });
    var frozen = log.send(writer, log.note(here, "frozen"));
    assertThat(TestLog.refusedAs(frozen)).isEqualTo(Code.OUTCOME_UNKNOWN);
    var late = log.send(writer, log.note(here, "late"));
    assertThat(TestLog.refusedAs(late)).isEqualTo(Code.BUSY);
    signal("CONT");
    thawed.complete(true);
    Wait.until("it writes again", () -> log.written(writer, here, "again"));
    assertThat(log.texts(here)).containsExactly("first", "frozen", "again");
    log.assertWhole(here);
  }
}
