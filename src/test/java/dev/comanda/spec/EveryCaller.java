package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Client;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.http.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    ADMIN,
    KEY
  }

  /** Somebody; keys are good for one scope each. */
  private record Visitor(Who who, Optional<Scope> scope, Client client) {
    boolean may(Route route) {
      return who == Who.KEY
          ? scope.equals(route.scope())
          : EveryCaller.may(route.access()).contains(who);
    }

    @Override
    public String toString() {
      return who + scope.map(word -> " " + word).orElse("");
    }
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
  private final List<Visitor> visitors = new ArrayList<>();

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
    visit(Who.NOBODY, evening.nobody);
    visit(Who.GUEST, evening.table().guest());
    visit(Who.ASKER, own.asker);
    visit(Who.WAITER, evening.waiter);
    visit(Who.KITCHEN, evening.kitchen);
    visit(Who.MANAGER, evening.manager);
    visit(Who.ADMIN, evening.admin);
    for (var scope : Scope.values()) {
      visitors.add(new Visitor(Who.KEY, Optional.of(scope), key(scope)));
    }
    routes = evening.app.table().stream().filter(route -> route.access() != Access.OPEN).toList();
  }

  private void visit(Who who, Client client) {
    visitors.add(new Visitor(who, Optional.empty(), client));
  }

  private Client key(Scope scope) {
    var body = Map.of("name", "Only " + scope, "locations", List.of(OWN), "scopes", List.of(scope));
    var made = evening.admin.post("/api/api-keys", body).expect(201).json();
    return evening.nobody.as(made.get("key").textValue());
  }

  void walk() {
    assertThat(routes.stream().filter(route -> !Things.known(route, own)))
        .as("say in Things whose things these reach")
        .isEmpty();
    var before = StateRows.ofAllTables(evening.app.database());
    for (var route : routes) {
      visitors.forEach(visitor -> refused(route, visitor));
    }
    assertThat(StateRows.ofAllTables(evening.app.database())).isEqualTo(before);
    for (var route : routes) {
      visitors.forEach(visitor -> admitted(route, visitor));
    }
  }

  /** Those who may not, and what nobody may. */
  private void refused(Route route, Visitor visitor) {
    var client = visitor.client();
    if (visitor.who() == Who.NOBODY) {
      call(client, route, own.path(route)).expect(401, "authorization_required");
    } else if (!visitor.may(route)) {
      for (var path : List.of(own.path(route), foreign.path(route))) {
        call(client, route, path).expect(403, "forbidden");
      }
    } else {
      abroad(route, visitor.who(), client);
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

  private void admitted(Route route, Visitor visitor) {
    if (!visitor.may(route) || route.path().startsWith("/api/auth/")) {
      return;
    }
    var reads = route.verb() == Verb.GET;
    var answer = call(visitor.client(), route, reads ? own.path(route) : Things.path(route, OWN));
    assertThat(answer.status())
        .as("%s at %s %s: %s", visitor, route.verb(), route.path(), answer.text())
        .isNotIn(401, 403)
        .isLessThan(reads && Things.names(route) ? 400 : 500);
  }

  private static Client.Answer call(Client client, Route route, String path) {
    return Things.call(client, route, path);
  }
}
