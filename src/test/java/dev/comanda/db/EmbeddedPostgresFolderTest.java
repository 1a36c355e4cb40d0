package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.process.Subprocess;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder that is not a whole database of ours is refused with the way out, and left as it is. */
class EmbeddedPostgresFolderTest {
  /** What happened to a folder. */
  @FunctionalInterface
  interface Harm {
    void to(Path data) throws Exception;
  }

  private static Arguments harm(String name, Harm harm, String... words) {
    return Arguments.of(Named.of(name, harm), words);
  }

  static Stream<Arguments> harms() {
    return Stream.concat(harmsToTheDatabase(), harmsToTheFolder());
  }

  private static Stream<Arguments> harmsToTheDatabase() {
    return Stream.of(
        harm(
            "another version",
            data -> Files.writeString(data.resolve("database/PG_VERSION"), "17\n"),
            "was made by PostgreSQL 17",
            "brings 18",
            "COMANDA_DATABASE_URL"),
        harm(
            "no version",
            data -> Files.delete(data.resolve("database/PG_VERSION")),
            "is damaged: PG_VERSION is missing",
            "Restore a backup"),
        harm(
            "no control file",
            data -> Files.delete(data.resolve("database/global/pg_control")),
            "global/pg_control is missing"),
        harm(
            "half a control file",
            data -> cut(data.resolve("database/global/pg_control")),
            "global/pg_control has a wrong size"),
        harm(
            "no journal",
            data -> TestFolders.remove(data.resolve("database/pg_wal")),
            "pg_wal is missing"));
  }

  private static Stream<Arguments> harmsToTheFolder() {
    return Stream.of(
        harm(
            "no password", data -> Files.delete(data.resolve("database.password")), "its password"),
        harm(
            "no database where one was",
            data -> TestFolders.remove(data.resolve("database")),
            "the folder is gone"),
        harm(
            "not ours",
            data -> Files.delete(data.resolve("comanda.lock")),
            "is not empty, and what is in it is not Comanda's",
            "--data"),
        harm(
            "itself PostgreSQL's",
            data -> Files.writeString(data.resolve("PG_VERSION"), "18\n"),
            "is a PostgreSQL data folder itself",
            "COMANDA_DATABASE_URL"));
  }

  private static void cut(Path file) throws Exception {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("harms")
  void a_harmed_folder_is_refused_in_words_and_left_as_it_is(Harm harm, String... words)
      throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      harm.to(embedded.data);
      var before = Embedded.state(embedded.data);

      assertThatThrownBy(embedded::start)
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining(embedded.data.toString())
          .hasMessageContainingAll(words)
          .hasMessageContaining("Nothing was changed.");
      assertThat(Embedded.state(embedded.data)).isEqualTo(before);
    }
  }

  @Test
  void journal_files_that_are_gone_are_told_with_the_way_out() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      try (var files = Files.list(embedded.database().resolve("pg_wal"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
      assertThatThrownBy(embedded::start)
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContainingAll(
              embedded.database() + " is damaged: its journal in pg_wal is incomplete",
              "Restore a backup into an empty folder");
    }
  }

  @Test
  void a_port_that_is_none_is_picked_anew() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      for (var port : List.of("99999", "0", "")) {
        Files.writeString(embedded.data.resolve("database.port"), port);
        try (var postgres = embedded.start()) {
          assertThat(postgres.port()).isBetween(1024, 65535);
        }
      }
    }
  }

  @Test
  void a_program_that_was_cut_short_is_unpacked_again() throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      var link = embedded.data.resolve("postgres-" + PostgresBinaries.VERSION);
      var programs = link.toRealPath();
      Files.delete(link);
      assertThat(Subprocess.run("cp", "-a", programs.toString(), link.toString()).ok()).isTrue();
      cut(link.resolve("bin/postgres"));
      try (var postgres = embedded.start()) {
        assertThat(postgres.ready()).isTrue();
      }
      assertThat(embedded.progress).anyMatch(line -> line.contains("programs are damaged"));
    }
  }

  @ParameterizedTest
  @CsvSource({"'',unpacking PostgreSQL", "1 bin/postgres,PostgreSQL"})
  void only_programs_whose_sizes_were_kept_are_called_damaged(
      String marker, String told, @TempDir Path data) throws Exception {
    var programs = data.resolve("postgres-" + PostgresBinaries.VERSION);
    Files.createDirectories(programs.resolve("bin"));
    Files.writeString(programs.resolve("bin/postgres"), "cut");
    Files.writeString(programs.resolve("unpacked"), marker);
    assertThatThrownBy(
            () ->
                PostgresBinaries.unpack(
                    data,
                    line -> {
                      throw new IllegalStateException(line);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(told);
    assertThat(programs.resolve("bin/postgres")).hasContent("cut");
  }

  @Test
  void a_database_of_root_is_told_with_the_command_that_gives_it_back() throws Exception {
    assumeTrue(ServerUser.root(), "Only root can give a database to root.");
    try (var embedded = Embedded.withDatabase()) {
      Subprocess.run("chown", "root", embedded.database().toString());
      assertThatThrownBy(embedded::start)
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining("give the database back: chown -R comanda: " + embedded.database());
    }
  }

  @Test
  void a_damage_that_only_postgres_sees_is_told_in_its_words_and_the_database_left_as_it_is()
      throws Exception {
    try (var embedded = Embedded.withDatabase()) {
      try (var file =
          new RandomAccessFile(embedded.database().resolve("global/pg_control").toFile(), "rw")) {
        file.seek(100);
        int there = file.read();
        file.seek(100);
        file.write(there ^ 1);
      }
      var before = Embedded.state(embedded.database());

      assertThatThrownBy(embedded::start)
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContainingAll(
              "could not be started on " + embedded.database(), "control file", "database.log");
      assertThat(Embedded.state(embedded.database())).isEqualTo(before);
    }
  }

  @Test
  void keys_that_were_kept_there_beside_another_database_stay() throws Exception {
    try (var embedded = new Embedded()) {
      for (var name : List.of("secret.key", "secret.key.lock", "secret.key.new")) {
        Files.writeString(embedded.data.resolve(name), "kept");
      }
      DataFolder.take(embedded.data).close();
      assertThat(embedded.data.resolve("secret.key")).hasContent("kept");
    }
  }

  @Test
  void a_file_is_no_data_folder() throws Exception {
    try (var embedded = new Embedded()) {
      var file = Files.writeString(embedded.data.resolve("file"), "mine");

      assertThatThrownBy(() -> DataFolder.take(file))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining(file + " is a file");
      assertThat(file).hasContent("mine");
    }
  }
}
