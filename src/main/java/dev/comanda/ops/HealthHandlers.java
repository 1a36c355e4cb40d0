package dev.comanda.ops;

import dev.comanda.db.Database;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.function.BooleanSupplier;

/** Whether the process lives, and whether it can take orders now. */
public final class HealthHandlers {
  private final Database database;
  private final BooleanSupplier serverReady;

  private record Health(String status) {}

  /** Health over a database; {@code serverReady} is what its keeper knows without asking it. */
  public HealthHandlers(Database database, BooleanSupplier serverReady) {
    this.database = database;
    this.serverReady = serverReady;
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
    return Reply.ok(new Health("ready"));
  }
}
