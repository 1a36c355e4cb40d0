package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.log.writer.Wait;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real processes, killed for real. */
class EmbeddedPostgresCrashTest {
  private static final int ROWS_BEFORE_THE_KILL = 50;

  @Test
  void what_was_committed_survives_our_death_and_postgres_follows_us() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      var committed = new AtomicInteger();
      try (var child = ChildJvm.start(embedded.data, true);
          var connection = connect(child.awaitReady())) {
        var postmaster = embedded.postmaster();
        var enough = new CountDownLatch(ROWS_BEFORE_THE_KILL);
        EmbeddedRows.makeTable(connection);
        var writer =
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        while (true) {
                          EmbeddedRows.keep(connection, committed.get() + 1);
                          committed.incrementAndGet();
                          enough.countDown();
                        }
                      } catch (SQLException e) {
                        // The server has gone.
                      }
                    });
        enough.await();

        child.kill();

        writer.join();
        var leftovers = new Leftovers(embedded.database(), line -> {});
        assertThat(leftovers.gone(postmaster, Wait.MAX)).isTrue();
      }
      try (var postgres = embedded.start();
          var connection = Embedded.connect(postgres)) {
        assertThat(EmbeddedRows.kept(connection))
            .startsWith(numbers(committed.get()))
            .hasSizeLessThanOrEqualTo(committed.get() + 1);
      }
      assertThat(embedded.progress).containsExactly("starting PostgreSQL 18.6 …");
    }
  }

  @Test
  void what_was_committed_survives_the_death_of_both() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      try (var child = ChildJvm.start(embedded.data, true);
          var connection = connect(child.awaitReady())) {
        EmbeddedRows.makeTable(connection);
        EmbeddedRows.keep(connection, 1);
        embedded.killPostmaster();
        child.kill();
      }
      try (var postgres = embedded.start();
          var connection = Embedded.connect(postgres)) {
        assertThat(EmbeddedRows.kept(connection)).containsExactly(1);
      }
      assertThat(embedded.progress).contains("recovering the database after a crash …");
    }
  }

  @Test
  void a_server_that_outlived_us_is_found_again() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      long pid;
      try (var child = ChildJvm.start(embedded.data, false);
          var connection = connect(child.awaitReady())) {
        EmbeddedRows.makeTable(connection);
        pid = embedded.postmaster().pid();
        child.kill();
        EmbeddedRows.keep(connection, 1);
      }
      try (var postgres = embedded.start(false)) {
        assertThat(embedded.progress.poll())
            .isEqualTo("going on with the PostgreSQL of an earlier run (process " + pid + ") …");
        try (var connection = Embedded.connect(postgres)) {
          assertThat(EmbeddedRows.kept(connection)).containsExactly(1);
        }

        embedded.killPostmaster();

        embedded.awaitProgress("PostgreSQL runs again");
        try (var connection = Embedded.connect(postgres)) {
          assertThat(EmbeddedRows.kept(connection)).containsExactly(1);
        }
      }
      assertThat(embedded.served()).isFalse();
    }
  }

  @Test
  void a_server_at_another_port_than_recorded_is_not_trusted_but_replaced() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      var old = leaveServer(embedded);
      Files.writeString(embedded.data.resolve("database.port"), "" + (old + 1));

      try (var postgres = embedded.start(false)) {
        assertThat(embedded.awaitProgress("waiting for the PostgreSQL")).isNotNull();
        assertThat(postgres.port()).isNotEqualTo(old);
      }
    }
  }

  @Test
  void an_old_server_is_waited_for_when_ours_shall_die_with_us() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      leaveServer(embedded);
      long old = embedded.postmaster().pid();

      try (var postgres = embedded.start()) {
        assertThat(embedded.progress)
            .containsExactly(
                "waiting for the PostgreSQL of an earlier run (process " + old + ") to finish …",
                "starting PostgreSQL 18.6 …");
        assertThat(embedded.postmaster().pid()).isNotEqualTo(old);
        assertThat(postgres.ready()).isTrue();
      }
    }
  }

  @Test
  void a_process_number_that_went_to_another_program_misleads_nobody() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      try (var child = ChildJvm.start(embedded.data, true)) {
        child.awaitReady();
        embedded.killPostmaster();
        child.kill();
      }
      var stranger =
          new Launch(ServerUser.choose(Optional.empty(), line -> {}), false)
              .program(List.of("sleep", "60"), false)
              .start();
      try {
        var file = embedded.database().resolve("postmaster.pid");
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, "" + stranger.pid());
        Files.write(file, lines);

        try (var postgres = embedded.start()) {
          assertThat(postgres.ready()).isTrue();
          assertThat(stranger.isAlive()).isTrue();
        }
      } finally {
        stranger.destroyForcibly();
      }
    }
  }

  @Test
  void a_second_comanda_on_the_folder_is_refused_in_words() throws Exception {
    try (var embedded = Embedded.withDatabase();
        var child = ChildJvm.start(embedded.data, true);
        var connection = connect(child.awaitReady())) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(embedded::start)
            .isInstanceOf(PostgresRefused.class)
            .hasMessage(
                "Another Comanda (process "
                    + child.pid()
                    + ") is using the data folder "
                    + embedded.data
                    + ". Stop it, or choose another folder with COMANDA_DATA (demo: --data).");
      }
      EmbeddedRows.makeTable(connection);
    }
  }

  @Test
  void a_second_comanda_in_the_same_process_is_refused_and_the_first_keeps_the_folder()
      throws Exception {
    try (var embedded = Embedded.withDatabase();
        var first = embedded.start()) {
      assertThatThrownBy(embedded::start)
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining("Another Comanda (process " + ProcessHandle.current().pid() + ")");

      try (var child = ChildJvm.start(embedded.data, true)) {
        assertThat(child.await("refused")).startsWith("Another Comanda");
      }
      assertThat(first.ready()).isTrue();
    }
  }

  private static int leaveServer(Embedded embedded) throws Exception {
    try (var child = ChildJvm.start(embedded.data, false)) {
      int port = child.awaitReady().port();
      child.kill();
      return port;
    }
  }

  private static Connection connect(ChildJvm.Address address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), Cluster.NAME, address.password());
  }

  private static Integer[] numbers(int last) {
    return IntStream.rangeClosed(1, last).boxed().toArray(Integer[]::new);
  }
}
