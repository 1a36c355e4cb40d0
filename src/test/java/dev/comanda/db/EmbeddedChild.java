package dev.comanda.db;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A program that runs the embedded PostgreSQL until its input ends or says {@code close}, for tests
 * that kill it. It says {@code ready PORT PASSWORD}, {@code refused WHY} or {@code progress LINE}.
 */
final class EmbeddedChild {
  private EmbeddedChild() {}

  /** Takes the data folder, whether PostgreSQL dies with us, and maybe PostgreSQL's user. */
  public static void main(String[] arguments) throws Exception {
    var settings =
        new EmbeddedPostgres.Settings(
            Path.of(arguments[0]),
            arguments.length > 2 ? Optional.of(arguments[2]) : Optional.empty(),
            Boolean.parseBoolean(arguments[1]));
    try (var postgres = EmbeddedPostgres.start(settings, line -> say("progress " + line))) {
      say("ready " + postgres.port() + " " + postgres.password());
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    } catch (PostgresRefused e) {
      say("refused " + e.getMessage());
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
