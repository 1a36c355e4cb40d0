package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Client;
import dev.comanda.http.Route;
import dev.comanda.http.Verb;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends everybody to every route, at their own location and at another one: who may not come in
 * hears so, who may come in does, and what is another location's is not there.
 */
final class EveryCaller {
  /** Everybody there is. */
  enum Who {
    NOBODY,
    GUEST,
    ASKER,
    WAITER,
    KITCHEN,
    MANAGER,
    ADMIN
  }

  /** Who may, said once more and apart from the program. */
  private static Set<Who> may(Access access) {
    return switch (access) {
      case OPEN -> EnumSet.allOf(Who.class);
      case GUEST -> EnumSet.of(Who.GUEST);
      case ASKER -> EnumSet.of(Who.ASKER);
      case STAFF -> EnumSet.of(Who.WAITER, Who.KITCHEN, Who.MANAGER, Who.ADMIN);
      case SERVICE -> EnumSet.of(Who.WAITER, Who.MANAGER, Who.ADMIN);
      case MANAGEMENT -> EnumSet.of(Who.MANAGER, Who.ADMIN);
      case ADMINISTRATION -> EnumSet.of(Who.ADMIN);
    };
  }

  private static final String OWN = "bistro";
  private static final String FOREIGN = "foreign";

  private final Evening evening;
  private final List<Route> routes;
  private final Things own;
  private final Things foreign;
  private final Map<Who, Client> callers = new EnumMap<>(Who.class);

  EveryCaller(Evening evening) {
    this.evening = evening;
    evening
        .admin
        .post(
            "/api/locations",
            Map.of(
                "slug", FOREIGN,
                "name", "Foreign",
                "currency", "EUR",
                "time_zone", "Europe/Rome",
                "languages", List.of("en")))
        .expect(201);
    own = new Things(evening, OWN);
    foreign = new Things(evening, FOREIGN);
    callers.put(Who.NOBODY, evening.nobody);
    callers.put(Who.GUEST, evening.table().guest());
    callers.put(Who.ASKER, own.asker);
    callers.put(Who.WAITER, evening.waiter);
    callers.put(Who.KITCHEN, evening.kitchen);
    callers.put(Who.MANAGER, evening.manager);
    callers.put(Who.ADMIN, evening.admin);
    routes = evening.app.table().stream().filter(route -> route.access() != Access.OPEN).toList();
  }

  void walk() {
    assertThat(routes.stream().filter(route -> !Things.known(route, own)))
        .as("say in Things whose things these reach")
        .isEmpty();
    var before = StateRows.ofAllTables(evening.app.database());
    for (var route : routes) {
      callers.forEach((who, client) -> refused(route, who, client));
    }
    assertThat(StateRows.ofAllTables(evening.app.database())).isEqualTo(before);
    for (var route : routes) {
      callers.forEach((who, client) -> admitted(route, who, client));
    }
  }

  /** Those who may not, and what nobody may. */
  private void refused(Route route, Who who, Client client) {
    if (who == Who.NOBODY) {
      call(client, route, own.path(route)).expect(401, "authorization_required");
    } else if (!may(route.access()).contains(who)) {
      for (var path : List.of(own.path(route), foreign.path(route))) {
        call(client, route, path).expect(403, "forbidden");
      }
    } else {
      abroad(route, who, client);
    }
  }

  private void abroad(Route route, Who who, Client client) {
    if (route.path().contains("{loc}")) {
      call(client, route, Things.path(route, "nowhere")).expect(404, "not_found");
    }
    if (Things.names(route)) {
      notThere(route, call(client, route, Things.path(route, OWN)));
    }
    if (Things.names(route) && route.path().contains("{loc}")) {
      notThere(route, call(client, route, own.path(route, foreign)));
    }
    if (who != Who.ADMIN && (Things.names(route) || route.path().contains("{loc}"))) {
      call(client, route, foreign.path(route)).expect(404, "not_found");
    }
  }

  /** A body that is no picture is looked at before the thing is looked for. */
  private static void notThere(Route route, Client.Answer answer) {
    if (!route.path().endsWith("/photo") || answer.status() != 415) {
      answer.expect(404, "not_found");
    }
  }

  private void admitted(Route route, Who who, Client client) {
    if (!may(route.access()).contains(who) || route.path().startsWith("/api/auth/")) {
      return;
    }
    var reads = route.verb() == Verb.GET;
    var answer = call(client, route, reads ? own.path(route) : Things.path(route, OWN));
    assertThat(answer.status())
        .as("%s at %s %s: %s", who, route.verb(), route.path(), answer.text())
        .isNotIn(401, 403)
        .isLessThan(reads && Things.names(route) ? 400 : 500);
  }

  private static Client.Answer call(Client client, Route route, String path) {
    return Things.call(client, route, path);
  }
}
