package dev.comanda.delivery.console;

import static dev.comanda.http.Access.MANAGEMENT;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.json.CsvStyle;
import dev.comanda.json.Uuids;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether all that was ordered was delivered and read back, over HTTP, as JSON and as CSV. */
final class ReconciliationHandlers {
  private static final String PATH = "/api/locations/{loc}/reconciliation";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Reconciliations reconciliations;

  ReconciliationHandlers(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        Route.get(PATH, MANAGEMENT, this::get), Route.get(PATH + ".csv", MANAGEMENT, this::file));
  }

  /** GET /api/locations/{loc}/reconciliation. */
  Reply get(Request request) {
    return Reply.ok(reconciliations.differences(asked(request)));
  }

  /** GET /api/locations/{loc}/reconciliation.csv. */
  Reply file(Request request) {
    var asked = asked(request);
    var style = CsvStyle.of(request.query("csv"));
    var file = reconciliations.file(asked, differencesOnly(request), style);
    var name = "reconciliation-" + file.at().slug() + "-" + file.date() + ".csv";
    return Reply.bytes(200, "text/csv; charset=utf-8", file.content())
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private static boolean differencesOnly(Request request) {
    return switch (request.query("differences").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("query:differences", "choice", "It is true or false.");
    };
  }

  private static Reconciliations.Asked asked(Request request) {
    var at = request.location();
    var faults = new Faults();
    var date = faults.check(() -> request.query("date").map(ReconciliationHandlers::date));
    var integration =
        faults.check(() -> request.query("integration").map(ReconciliationHandlers::id));
    faults.refuse();
    return new Reconciliations.Asked(at, date.get().orElse(null), integration.get().orElse(null));
  }

  private static LocalDate date(String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Refused below, as every text that is no date.
    }
    throw Refused.field("query:date", "date", "Say which date, as in 2026-05-31.");
  }

  private static UUID id(String text) {
    return Uuids.parse(text)
        .orElseThrow(() -> Refused.field("query:integration", "id", "This is no id."));
  }
}
