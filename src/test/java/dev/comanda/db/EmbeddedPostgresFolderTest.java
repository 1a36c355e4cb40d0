package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
  void aHarmedFolderIsRefusedInWordsAndLeftAsItIs(Harm harm, String... words) throws Exception {
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
  void aDamageThatOnlyPostgresSeesIsToldInItsWordsAndTheDatabaseLeftAsItIs() throws Exception {
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
  void aFileIsNoDataFolder() throws Exception {
    try (var embedded = new Embedded()) {
      var file = Files.writeString(embedded.data.resolve("file"), "mine");

      assertThatThrownBy(() -> DataFolder.take(file))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining(file + " is a file");
      assertThat(file).hasContent("mine");
    }
  }
}
