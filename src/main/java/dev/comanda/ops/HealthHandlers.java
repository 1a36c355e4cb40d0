package dev.comanda.ops;

import static dev.comanda.http.Access.OPEN;

import dev.comanda.db.Database;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether the process lives, and whether it can take orders now. */
public final class HealthHandlers {
  private final Database database;
  private final BooleanSupplier serverReady;
  private final Timekeeper time;
  private final Vitals vitals;
  private final Supplier<List<String>> warnings;

  private record Health(String status) {}

  private record Readiness(String status, List<String> warnings, List<String> signs) {}

  /**
   * Health over a database.
   *
   * @param serverReady what its keeper knows without asking it
   * @param time compares this node's clock with the database's
   * @param vitals what fills up
   * @param warnings more sentences on what works but needs somebody; everybody may read them
   */
  public HealthHandlers(
      Database database,
      BooleanSupplier serverReady,
      Timekeeper time,
      Vitals vitals,
      Supplier<List<String>> warnings) {
    this.database = database;
    this.serverReady = serverReady;
    this.time = time;
    this.vitals = vitals;
    this.warnings = warnings;
  }

  /** What also a node answers that serves nobody. */
  public Stream<Route> routes() {
    return Stream.of(
        Route.get("/livez", OPEN, this::live), Route.get("/readyz", OPEN, this::ready));
  }

  /** GET /livez. */
  Reply live(Request request) {
    return Reply.ok(new Health("alive"));
  }

  /**
   * GET /readyz: 503 while there is no room to write, the database does not answer, or has another
   * time than we have.
   */
  Reply ready(Request request) {
    vitals.room().ifPresent(Room::pass);
    if (!serverReady.getAsBoolean() || !database.answers()) {
      throw new Refused(Code.UNREADY, "The database does not answer.").retryAfter(1);
    }
    var wrong = time.compare();
    if (wrong.isPresent()) {
      throw wrong.get();
    }
    var signs = vitals.signs();
    return Reply.ok(
        new Readiness(
            "ready",
            Stream.concat(signs.stream().map(Sign::words), warnings.get().stream()).toList(),
            signs.stream().map(Sign::code).toList()));
  }
}
