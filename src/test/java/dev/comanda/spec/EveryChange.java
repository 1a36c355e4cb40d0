package dev.comanda.spec;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.http.Verb;
import dev.comanda.http.server.ContractCheck.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks after each request that changed something whether a log has grown: what open screens show
 * is only right when it has.
 */
final class EveryChange {
  private static final String OF_PEOPLE =
      "People belong to no one location, and whoever may no longer listen is sent away.";
  private static final String OF_SIGN_INS = "Who is signed in is shown on no screen of a location.";

  private static final String OF_WEBHOOKS = "Where alerts are posted is shown on no screen.";

  /** What appends no event, with the reason. */
  private static final Map<String, String> SILENT =
      Map.ofEntries(
          entry("POST /api/auth/login", OF_SIGN_INS),
          entry("POST /api/auth/pin", OF_SIGN_INS),
          entry("POST /api/auth/refresh", OF_SIGN_INS),
          entry("POST /api/auth/logout", OF_SIGN_INS),
          entry("POST /api/auth/second-factor", OF_SIGN_INS),
          entry("POST /api/auth/second-factor/confirmation", OF_SIGN_INS),
          entry("POST /api/auth/second-factor/removal", OF_SIGN_INS),
          entry("DELETE /api/users/{id}/second-factor", OF_SIGN_INS),
          entry("PUT /api/second-factor", OF_SIGN_INS),
          entry("POST /api/users", OF_PEOPLE),
          entry("PATCH /api/users/{id}", OF_PEOPLE),
          entry("POST /api/setup", OF_PEOPLE),
          entry("POST /api/setup/link", "Changes nothing."),
          entry("PUT /api/setup", "How far set-up is, only its own page shows."),
          entry("POST /api/api-keys", "A key's owner alone has it; lists of keys are asked for."),
          entry("DELETE /api/api-keys/{id}", "Lists of keys are asked for."),
          entry("POST /api/locations/{loc}/catalog/columns", "Looks at a file."),
          entry("POST /api/integrations/{id}/check", "Looks whether an ERP answers."),
          entry("PUT /api/locations/{loc}/alert-webhook", OF_WEBHOOKS),
          entry("DELETE /api/locations/{loc}/alert-webhook", OF_WEBHOOKS),
          entry("POST /api/locations/{loc}/alert-webhook/test", OF_WEBHOOKS),
          entry("DELETE /api/locations/{loc}/robots/{id}", "Who waits in line is asked for."),
          entry("PUT /api/tickets/{id}/lease", "Whose a ticket is stays as it was."),
          entry("POST /api/locations", "Nobody listens yet to a location that is new."));

  private final Set<String> told = new TreeSet<>();
  private final Set<String> silent = new TreeSet<>();
  private Database database;
  private long before;

  EveryChange(Database database) {
    this.database = database;
    before = GrowthRows.ofAllLogs(database);
  }

  /** From now on other logs are looked at. */
  void at(Database other) {
    database = other;
    before = GrowthRows.ofAllLogs(other);
  }

  /** Looks after an answer. */
  void look(Seen answer) {
    if (answer.verb().equals("GET")) {
      return;
    }
    long now = GrowthRows.ofAllLogs(database);
    if (answer.status() < 400) {
      (now > before ? told : silent).add(answer.verb() + " " + answer.path());
    }
    before = now;
  }

  /**
   * Every route that changes something was told, or is silent for a reason. What workers tell at
   * the same moment may look like an answer to a silent one, so that one need only be silent once.
   */
  void holds(List<Route> routes) {
    var changing = new TreeSet<String>();
    routes.stream()
        .filter(route -> route.verb() != Verb.GET)
        .forEach(route -> changing.add(route.verb() + " " + route.path()));
    var untold = new TreeSet<>(changing);
    untold.removeAll(told);
    assertThat(SILENT.keySet()).containsAll(untold);
    assertThat(silent).containsAll(SILENT.keySet());
    assertThat(changing).containsAll(SILENT.keySet());
  }
}
