package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.TestFolders;
import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoFolder;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code comanda check} says and how it ends. */
class CheckCommandTest {
  private final StringWriter out = new StringWriter();

  @Test
  void a_whole_database_ends_with_0_and_a_harmed_one_with_1_and_the_rows(@TempDir Path folder) {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(2)) {
      new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
      assertThat(check(postgres, folder)).isZero();
      assertThat(out.toString())
          .contains("Looked at 3 locations")
          .contains("holds   the log of each location has no gap")
          .doesNotContain("BROKEN");
      database.write(tx -> tx.update("UPDATE location_log SET last_seq = last_seq + 7"));
      assertThat(check(postgres, folder)).isEqualTo(1);
      assertThat(out.toString())
          .contains("BROKEN  the log of each location has no gap")
          .contains("bistro: numbers 1 to ");
    }
  }

  @Test
  void a_folder_without_a_database_is_refused_in_a_sentence_and_stays_as_it_is(@TempDir Path folder)
      throws IOException {
    var letter = Files.writeString(folder.resolve("letter.txt"), "dear");
    var empty = Files.createDirectory(folder.resolve("empty"));
    for (var wrong : List.of(folder, empty, folder.resolve("none"), letter)) {
      for (var more : List.of("--data=" + wrong, "--mend")) {
        var err = new StringWriter();
        var environment = Map.of("COMANDA_DATA", wrong.toString());
        assertThat(run(environment, folder, err, "check", more)).as(wrong.toString()).isEqualTo(2);
        assertThat(err.toString().lines())
            .containsExactly(
                "comanda: "
                    + wrong
                    + " holds no database of Comanda's; name the folder that serve or demo was"
                    + " given with --data or COMANDA_DATA.");
      }
    }
    try (var all = Files.walk(folder)) {
      assertThat(all).containsExactlyInAnyOrder(folder, letter, empty);
    }
  }

  @Test
  void the_folder_is_the_one_that_serve_or_demo_was_given() throws Exception {
    var folder = TestFolders.make();
    try {
      var data = new DemoFolder(folder).data();
      Demo.rehearse(Config.read(Map.of(), Map.of(), folder), data);
      for (var given : List.of(folder, data)) {
        out.getBuffer().setLength(0);
        var err = new StringWriter();
        assertThat(run(Map.of(), folder, err, "check", "--data", given.toString()))
            .as(err.toString())
            .isZero();
        assertThat(out.toString()).contains("Looked at 3 locations").doesNotContain("BROKEN");
      }
    } finally {
      TestFolders.remove(folder);
    }
  }

  @Test
  void a_database_that_is_none_of_comandas_is_told_in_a_sentence(@TempDir Path folder) {
    try (var postgres = TestPostgres.fresh();
        var database = postgres.open(1)) {
      database.write(tx -> tx.update("DROP SCHEMA comanda CASCADE"));
      var err = new StringWriter();
      assertThat(run(environment(postgres), folder, err, "check")).isEqualTo(2);
      assertThat(err.toString().lines())
          .containsExactly("comanda: the database is none of Comanda's: it has no such schema.");
    }
  }

  private int check(TestPostgres postgres, Path folder) {
    out.getBuffer().setLength(0);
    return run(environment(postgres), folder, new StringWriter(), "check");
  }

  private static Map<String, String> environment(TestPostgres postgres) {
    return Map.of(
        "COMANDA_DATABASE_URL", postgres.jdbcUrl().substring("jdbc:".length()),
        "COMANDA_DATABASE_USER", postgres.user(),
        "COMANDA_DATABASE_PASSWORD", postgres.password());
  }

  private int run(
      Map<String, String> environment, Path folder, StringWriter err, String... arguments) {
    return Main.run(
        arguments, environment, folder, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
