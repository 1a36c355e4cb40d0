package dev.comanda.ops;

import dev.comanda.db.Database;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the process lives, and whether it can take orders now. */
public final class HealthHandlers {
  /** Past it, times that different nodes write no longer follow each other. */
  private static final Duration CLOCK_OFF_MAX = Duration.ofSeconds(2);

  private final Database database;
  private final Clock clock;
  private final BooleanSupplier serverReady;
  private final Supplier<List<String>> warnings;

  private record Health(String status) {}

  private record Readiness(String status, List<String> warnings) {}

  /**
   * Health over a database.
   *
   * @param clock this node's, which must agree with the database's
   * @param serverReady what its keeper knows without asking it
   * @param warnings sentences on what works but needs somebody; everybody may read them
   */
  public HealthHandlers(
      Database database,
      Clock clock,
      BooleanSupplier serverReady,
      Supplier<List<String>> warnings) {
    this.database = database;
    this.clock = clock;
    this.serverReady = serverReady;
    this.warnings = warnings;
  }

  /** GET /livez. */
  public Reply live(Request request) {
    return Reply.ok(new Health("alive"));
  }

  /** GET /readyz: 503 while the database does not answer, or has another time than we have. */
  public Reply ready(Request request) {
    if (!serverReady.getAsBoolean() || !database.answers()) {
      throw new Refused(Code.UNREADY, "The database does not answer.").retryAfter(1);
    }
    var ahead = ahead();
    if (ahead.abs().compareTo(CLOCK_OFF_MAX) > 0) {
      throw new Refused(
              Code.UNREADY,
              "This node's clock is %.1f s %s the database's; set it right."
                  .formatted(
                      ahead.abs().toMillis() / 1000.0, ahead.isPositive() ? "ahead of" : "behind"))
          .retryAfter(1);
    }
    return Reply.ok(new Readiness("ready", warnings.get()));
  }

  /** How far our clock is surely ahead of the database's; negative when it is behind. */
  private Duration ahead() {
    var asked = clock.instant();
    var theirs = database.read(ClockRows::now);
    var answered = clock.instant();
    if (theirs.isBefore(asked)) {
      return Duration.between(theirs, asked);
    }
    return theirs.isAfter(answered) ? Duration.between(theirs, answered) : Duration.ZERO;
  }
}
