package dev.comanda.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.catalog.KeptMenus;
import dev.comanda.catalog.Menus;
import dev.comanda.db.Database;
import dev.comanda.http.server.ContractCheck.Seen;
import dev.comanda.json.Json;
import dev.comanda.location.Locations;
import dev.comanda.log.Audience;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Mark;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.panel.KeptPanels;
import dev.comanda.panel.Panels;
import dev.comanda.preparation.Screens;
import dev.comanda.problem.Turns;
import dev.comanda.session.Sessions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Looks after each request that was not refused whether what two nodes have kept of every menu, in
 * each language, and of every panel, for each audience, is what then stands in the database.
 */
final class EveryKept {
  /** What changes a menu; a category or a group that no product has is on none. */
  private static final Set<String> OF_MENUS =
      Set.of(
          "PATCH /api/locations/{loc}",
          "PATCH /api/locations/{loc}/categories/{id}",
          "PATCH /api/locations/{loc}/modifiers/{id}",
          "POST /api/locations/{loc}/products",
          "PATCH /api/locations/{loc}/products/{id}",
          "DELETE /api/locations/{loc}/products/{id}",
          "PUT /api/locations/{loc}/products/{id}/availability",
          "PUT /api/locations/{loc}/products/{id}/photo",
          "DELETE /api/locations/{loc}/products/{id}/photo",
          "POST /api/locations/{loc}/catalog/import",
          "POST /api/locations/{loc}/catalog/sample",
          "DELETE /api/locations/{loc}/catalog");

  /** Looks after requests of one route; there are some that the walk sends a thousand times. */
  private static final int LOOKS_MAX = 5;

  private static final UUID WAITER = UUID.randomUUID();

  private static final List<Audience> AUDIENCES =
      List.of(Audience.MANAGEMENT, Audience.KITCHEN, Audience.PROGRAM, Audience.waiter(WAITER));

  private final Turns turns = Turns.atReading();
  private final Set<String> changed = new TreeSet<>();
  private final Map<String, Integer> looks = new HashMap<>();
  private Nodes nodes;

  /** What two nodes have over one database, which each change finds as it was before. */
  private static final class Nodes {
    private final Database database;
    private final Locations locations;
    private final Menus menus;
    private final Panels panels;
    private final List<KeptMenus> keptMenus;
    private final List<KeptPanels> keptPanels;
    private final Map<String, String> shown = new HashMap<>();

    Nodes(Database database) {
      this.database = database;
      var clock = Clock.systemUTC();
      var log = new LocationLog(database, clock, (at, epoch, events) -> {});
      locations = new Locations(database, log, clock, (tx, staff, location) -> {});
      var writer = new LocationWriter(database, clock, (at, epoch, events) -> {}, Optional::empty);
      var sessions = new Sessions(database, writer, locations, List.of());
      menus = new Menus(database, clock);
      panels =
          new Panels(
              database,
              sessions,
              new Screens(database, locations, clock),
              clock,
              () -> "http://comanda.example");
      keptMenus = List.of(new KeptMenus(menus, clock), new KeptMenus(menus, clock));
      keptPanels = List.of(new KeptPanels(panels, log), new KeptPanels(panels, log));
    }
  }

  EveryKept(Database database) {
    nodes = new Nodes(database);
  }

  /** From now on another database is looked at. */
  void at(Database other) {
    nodes = new Nodes(other);
  }

  /** Looks after an answer. */
  void look(Seen answer) {
    if (answer.verb().equals("GET") || answer.status() >= 400) {
      return;
    }
    var what = answer.verb() + " " + answer.path();
    if (looks.merge(what, 1, Integer::sum) > LOOKS_MAX) {
      return;
    }
    for (var location : nodes.locations.all()) {
      for (var language : nodes.locations.get(location).languages()) {
        menu(what, location, language);
      }
      AUDIENCES.forEach(audience -> panel(what, location, audience));
    }
  }

  private void menu(String what, UUID location, String language) {
    var mark = mark(location);
    var now = new String(Json.bytes(nodes.menus.show(location, language).menu()), UTF_8);
    for (var node : nodes.keptMenus) {
      var kept = node.page(location, language, mark, turns).beginning().plain("}".getBytes(UTF_8));
      assertThat(kept).as("menu after " + what).asString(UTF_8).isEqualTo(now);
    }
    var before = nodes.shown.put(location + language, now);
    if (before != null && !before.equals(now)) {
      changed.add(what);
    }
  }

  /** What workers do by themselves may come between: then it is looked at once more. */
  private void panel(String what, UUID location, Audience audience) {
    for (var node : nodes.keptPanels) {
      Mark before;
      String now;
      String kept;
      do {
        before = mark(location);
        now = new String(Json.bytes(nodes.panels.ofLocation(location, audience).data()), UTF_8);
        kept = new String(node.panel(location, audience, turns).plain(new byte[0]), UTF_8);
      } while (!before.equals(mark(location)));
      assertThat(kept).as("panel after " + what).isEqualTo(now);
    }
  }

  private Mark mark(UUID location) {
    return nodes.database.glance(tx -> LocationLog.mark(tx, location).get());
  }

  /** All that changes menus was among it. */
  void holds() {
    assertThat(changed).isEqualTo(new TreeSet<>(OF_MENUS));
  }
}
