package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.log.writer.Wait;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
  @Test
  void the_first_start_unpacks_and_creates_and_a_later_one_only_starts() throws Exception {
    try (var embedded = new Embedded()) {
      int port;
      try (var first = embedded.start();
          var connection = Embedded.connect(first)) {
        assertThat(first.ready()).isTrue();
        port = first.port();
        EmbeddedRows.makeTable(connection);
        EmbeddedRows.keep(connection, 1);
      }
      assertThat(embedded.progress)
          .hasSize(3)
          .anyMatch(line -> line.startsWith("unpacking PostgreSQL 18.6"))
          .anyMatch(line -> line.startsWith("creating the database"))
          .anyMatch(line -> line.startsWith("starting PostgreSQL"));
      assertThat(embedded.served()).isFalse();
      embedded.progress.clear();

      try (var later = embedded.start();
          var connection = Embedded.connect(later)) {
        assertThat(later.port()).isEqualTo(port);
        assertThat(EmbeddedRows.kept(connection)).containsExactly(1);
      }
      assertThat(embedded.progress).containsExactly("starting PostgreSQL 18.6 …");
    }
  }

  @Test
  void it_is_durable_and_reachable_from_this_machine_only_with_the_password() throws Exception {
    try (var embedded = Embedded.withDatabase();
        var postgres = embedded.start();
        var connection = Embedded.connect(postgres)) {
      assertThat(EmbeddedRows.setting(connection, "fsync")).isEqualTo("on");
      assertThat(EmbeddedRows.setting(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(EmbeddedRows.setting(connection, "full_page_writes")).isEqualTo("on");
      assertThat(EmbeddedRows.setting(connection, "data_checksums")).isEqualTo("on");
      assertThat(EmbeddedRows.setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(EmbeddedRows.setting(connection, "unix_socket_directories")).isEmpty();
      assertThat(EmbeddedRows.setting(connection, "password_encryption"))
          .isEqualTo("scram-sha-256");
      assertThat(EmbeddedRows.setting(connection, "server_version"))
          .isEqualTo(PostgresBinaries.VERSION);
      for (var secret : new String[] {"database.password", "database.port", "database.log"}) {
        assertThat(Files.getPosixFilePermissions(embedded.data.resolve(secret)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guessed"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void a_server_that_is_killed_is_missed_and_started_again_at_the_same_address() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      var wasReady = new CompletableFuture<Boolean>();
      var self = new CompletableFuture<EmbeddedPostgres>();
      try (var postgres =
          EmbeddedPostgres.start(
              new EmbeddedPostgres.Settings(embedded.data, Optional.empty(), true),
              line -> {
                embedded.progress.add(line);
                if (line.contains("is gone")) {
                  wasReady.complete(self.join().ready());
                }
              })) {
        self.complete(postgres);
        int port = postgres.port();
        try (var connection = Embedded.connect(postgres)) {
          EmbeddedRows.makeTable(connection);
          EmbeddedRows.keep(connection, 1);
        }

        embedded.killPostmaster();

        embedded.awaitProgress("recovering the database after a crash");
        embedded.awaitProgress("PostgreSQL runs again");
        assertThat(wasReady).isCompletedWithValue(false);
        Embedded.await("ready again", postgres::ready);
        assertThat(postgres.port()).isEqualTo(port);
        try (var connection = Embedded.connect(postgres)) {
          assertThat(EmbeddedRows.kept(connection)).containsExactly(1);
          EmbeddedRows.keep(connection, 2);
        }
      }
      assertThat(embedded.served()).isFalse();
    }
  }

  @Test
  void a_busy_orphan_of_a_killed_server_does_not_keep_it_from_coming_back() throws Exception {
    try (var embedded = Embedded.withDatabase();
        var postgres = embedded.start();
        var busy = Embedded.connect(postgres);
        var other = Embedded.connect(postgres)) {
      var broken = new CompletableFuture<SQLException>();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  EmbeddedRows.beBusy(busy);
                } catch (SQLException e) {
                  broken.complete(e);
                }
              });
      while (EmbeddedRows.busy(other) == 0) {
        Thread.onSpinWait();
      }

      embedded.killPostmaster();

      embedded.awaitProgress("PostgreSQL runs again");
      assertThat(broken).succeedsWithin(Wait.MAX);
      try (var again = Embedded.connect(postgres)) {
        assertThat(EmbeddedRows.busy(again)).isZero();
      }
    }
  }

  @Test
  void a_port_that_someone_else_took_is_changed_and_recorded() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      int port;
      try (var first = embedded.start()) {
        port = first.port();
      }
      try (var stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
          var second = embedded.start();
          var connection = Embedded.connect(second)) {
        assertThat(stranger.isBound()).isTrue();
        assertThat(second.port()).isNotEqualTo(port);
        assertThat(EmbeddedRows.setting(connection, "port")).isEqualTo("" + second.port());
        assertThat(Files.readString(embedded.data.resolve("database.port")))
            .isEqualTo("" + second.port());
      }
    }
  }

  @Test
  void what_a_crash_left_half_made_is_made_again() throws Exception {
    try (var embedded = new Embedded()) {
      Files.createFile(embedded.data.resolve("comanda.lock"));
      Files.createDirectories(embedded.data.resolve("postgres-18.6/bin"));
      Files.createDirectories(embedded.data.resolve("database.new-1/database/base"));
      Files.writeString(embedded.data.resolve("database.password"), "of the one never finished");

      try (var postgres = embedded.start();
          var connection = Embedded.connect(postgres)) {
        assertThat(EmbeddedRows.setting(connection, "port")).isEqualTo("" + postgres.port());
      }
      try (var entries = Files.list(embedded.data)) {
        assertThat(entries.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder(
                "comanda.lock",
                "database",
                "database.log",
                "database.password",
                "database.port",
                "postgres-18.6");
      }
    }
  }

  @Test
  void a_log_that_grew_is_put_aside() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      embedded.start().close();
      var log = embedded.data.resolve("database.log");
      try (var file = new RandomAccessFile(log.toFile(), "rw")) {
        file.setLength((16 << 20) + 1);
      }
      embedded.start().close();

      assertThat(log).isNotEmptyFile();
      assertThat(Files.size(log)).isLessThan(10_000);
      assertThat(Files.size(embedded.data.resolve("database.log.1"))).isGreaterThan(16 << 20);
    }
  }
}
