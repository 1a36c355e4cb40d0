package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.staff.Passwords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
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

  private int check(TestPostgres postgres, Path folder) {
    var environment =
        Map.of(
            "COMANDA_DATABASE_URL", postgres.jdbcUrl().substring("jdbc:".length()),
            "COMANDA_DATABASE_USER", postgres.user(),
            "COMANDA_DATABASE_PASSWORD", postgres.password());
    out.getBuffer().setLength(0);
    return Main.run(
        new String[] {"check"},
        environment,
        folder,
        new PrintWriter(out, true),
        new PrintWriter(new StringWriter()));
  }
}
