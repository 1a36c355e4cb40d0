package dev.comanda.ops;

import dev.comanda.db.Database;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the process lives, and whether it can take orders now. */
public final class HealthHandlers {
  private final Database database;
  private final BooleanSupplier serverReady;

  private final Supplier<List<String>> warnings;

  private record Health(String status) {}

  private record Readiness(String status, List<String> warnings) {}

  /**
   * Health over a database.
   *
   * @param serverReady what its keeper knows without asking it
   * @param warnings sentences on what works but needs somebody; everybody may read them
   */
  public HealthHandlers(
      Database database, BooleanSupplier serverReady, Supplier<List<String>> warnings) {
    this.database = database;
    this.serverReady = serverReady;
    this.warnings = warnings;
  }

  /** GET /livez. */
  public Reply live(Request request) {
    return Reply.ok(new Health("alive"));
  }

  /** GET /readyz: 503 while the database does not answer. */
  public Reply ready(Request request) {
    if (!serverReady.getAsBoolean() || !database.answers()) {
      throw new Refused(Code.UNREADY, "The database does not answer.").retryAfter(1);
    }
    return Reply.ok(new Readiness("ready", warnings.get()));
  }
}
